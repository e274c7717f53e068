#include "sim/model/statistics.hpp"

#include <array>

namespace twinning {
namespace {

constexpr std::array<Observable, statistic_count> rows{{
    {"deals_a_year", "deals/year",
     "successful deals, mean of the last 10 years", "7.10", Better::more},
    {"visits_a_year", "visits/year",
     "visits of all kinds, both ways, mean of the last 10 years", "7.7"},
    {"share_of_culture", "1",
     "share of cultural visits in all of the last 10 years", "8.3"},
    {"share_of_education", "1",
     "share of educational visits in all of the last 10 years", "8.3"},
    {"share_of_delegation", "1",
     "share of delegations in all visits of the last 10 years", "8.3"},
    {"standing_links", "links", "links active or dormant at the end", "7.5",
     Better::more},
    {"dormant_share", "1", "share of dormant links in the standing ones", "7.5",
     Better::less},
    {"joint_programmes", "links", "standing links with a joint programme",
     "7.4", Better::more},
    {"trust_at_end", "1", "mean trust over both sides of standing links", "7.8",
     Better::more},
    {"reciprocity_at_end", "1", "mean reciprocity of standing links", "7.9",
     Better::more},
    {"value_at_end", "value/year", "sum of the values E of standing links",
     "7.10", Better::more},
    {"groups_and_value", "1",
     "local groups of a link and its value: partial rank correlation, sizes "
     "and year signed held",
     "8.3"},
    {"compatibility_and_value", "1",
     "compatibility of a link's economies and its value: partial rank "
     "correlation, sizes and year signed held",
     "8.3"},
    {"climate_and_signings", "1",
     "climate and the number of links signed, over years in which pairs may "
     "sign of themselves: rank correlation",
     "8.3"},
    {"authorities_above_one", "1",
     "share of authorities whose value is above 1 a year", "8.3", Better::more},
    {"value_of_top_tenth", "1",
     "share of the tenth of authorities with the highest value in the value "
     "of all",
     "8.3"},
    {"aim_met_young", "1",
     "share of links up to 10 years old that meet their "
     "aim",
     "8.2", Better::more},
    {"aim_met_old", "1", "share of links over 20 years old that meet their aim",
     "8.2", Better::more},
    {"old_and_varied", "1",
     "value over prospect, mean of varied links over 20 years old", "8.2",
     Better::more},
    {"old_and_narrow", "1",
     "value over prospect, mean of other links over 20 years old", "8.2",
     Better::more},
    {"young_and_varied", "1",
     "value over prospect, mean of varied links up to 10 years old", "8.2",
     Better::more},
    {"young_and_narrow", "1",
     "value over prospect, mean of other links up to 10 years old", "8.2",
     Better::more},
    {"enterprise_and_reputation", "1",
     "entrepreneurialism of an authority and its reputation: partial rank "
     "correlation, size held",
     "8.3"},
}};

}  // namespace

std::span<const Observable> run_statistics() { return rows; }

}  // namespace twinning
