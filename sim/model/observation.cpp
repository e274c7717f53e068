#include "sim/model/observation.hpp"

namespace twinning {
namespace {

constexpr std::array<Observable, yearly_count> yearly{{
    {"active", "links", "links active at the end of the year", "7.5",
     Better::more},
    {"dormant", "links", "links dormant at the end of the year", "7.5",
     Better::less},
    {"ended", "links", "links that have ended, cumulative", "7.5",
     Better::less},
    {"signed", "links", "links signed in the year", "7.2"},
    {"joint", "links", "standing links with a joint programme", "7.4",
     Better::more},
    {"visits_culture", "visits/year", "cultural visits, both ways", "7.7"},
    {"visits_education", "visits/year", "educational visits, both ways", "7.7"},
    {"visits_delegation", "visits/year", "delegations, both ways", "7.7"},
    {"visits_culture_first", "visits/year",
     "cultural visits made by the first cities of the links", "7.7"},
    {"visits_education_first", "visits/year",
     "educational visits made by the first cities of the links", "7.7"},
    {"visits_delegation_first", "visits/year",
     "delegations sent by the first cities of the links", "7.7"},
    {"deals", "deals/year", "successful deals", "7.10", Better::more},
    {"value", "value/year", "sum of the sizes of successful deals", "7.10",
     Better::more},
    {"mean_trust", "1", "mean trust over both sides of standing links", "7.8",
     Better::more},
    {"mean_reciprocity", "1", "mean reciprocity of standing links", "7.9",
     Better::more},
    {"mean_abs_imbalance", "1",
     "mean absolute imbalance of standing links in the last step", "7.6",
     Better::less},
}};

constexpr std::array<Observable, city_count> city{{
    {"city_deals", "deals/year", "successful deals on the city's links", "7.10",
     Better::more},
    {"city_value", "value/year", "value of the deals on the city's links",
     "7.10", Better::more},
    {"city_visits", "visits/year", "visits on the city's links, both ways",
     "7.7"},
    {"city_reputation", "1", "reputation at the end of the year", "7.12",
     Better::more},
    {"city_capability", "1", "capability at the end of the year", "7.12",
     Better::more},
}};

constexpr std::array<Observable, link_count> link{{
    {"status", "1", "none 0, active 1, dormant 2, ended 3", "7.5"},
    {"born", "calendar year", "year the link was signed", "7.2"},
    {"ended", "calendar year", "year the link ended", "7.5"},
    {"joint", "1", "has a joint programme", "7.4"},
    {"trust_first", "1", "trust of the first city in the second", "7.8"},
    {"trust_second", "1", "trust of the second city in the first", "7.8"},
    {"memory_first", "1", "trust remembered by the first city", "7.11"},
    {"memory_second", "1", "trust remembered by the second city", "7.11"},
    {"belief_first", "1", "what the first city expects of the link", "7.3"},
    {"belief_second", "1", "what the second city expects of the link", "7.3"},
    {"culture_first", "visits/year", "cultural visits of the first city",
     "7.9"},
    {"education_first", "visits/year", "educational visits of the first city",
     "7.9"},
    {"delegation_first", "visits/year", "delegations of the first city", "7.9"},
    {"culture_second", "visits/year", "cultural visits of the second city",
     "7.9"},
    {"education_second", "visits/year", "educational visits of the second city",
     "7.9"},
    {"delegation_second", "visits/year", "delegations of the second city",
     "7.9"},
    {"reciprocity", "1", "how far what is given has come to be returned",
     "7.9"},
    {"alumni", "1", "stock of alumni", "7.9"},
    {"value_average", "value/year", "economic value, average a year", "7.10"},
    {"deals", "deals", "successful deals so far", "7.10"},
    {"value_total", "value", "value of all deals so far", "7.10"},
    {"prospect", "deals/year", "what the link could be worth", "7.1"},
    {"imbalance", "1",
     "imbalance of visits as the first city sees it in the last step", "7.6"},
}};

}  // namespace

std::span<const Observable> yearly_observables() { return yearly; }
std::span<const Observable> city_observables() { return city; }
std::span<const Observable> link_observables() { return link; }

}  // namespace twinning
