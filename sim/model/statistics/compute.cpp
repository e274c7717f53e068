#include "sim/model/statistics/compute.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "sim/model/statistics/years.hpp"

namespace twinning {
namespace {

constexpr double much_value = 1;  ///< of an authority [value/year]

/// What the years of a run come to.
template <class Put>
void sum_up(const Years& years, const Put& put) {
  const double culture = years.lately(Yearly::visits_culture);
  const double education = years.lately(Yearly::visits_education);
  const double delegation = years.lately(Yearly::visits_delegation);
  const double visits = culture + education + delegation;
  const double dormant = years.last(Yearly::dormant);
  const double standing = years.last(Yearly::active) + dormant;

  put(Statistic::deals_a_year, years.lately(Yearly::deals));
  put(Statistic::visits_a_year, visits);
  put(Statistic::share_of_culture, ratio(culture, visits));
  put(Statistic::share_of_education, ratio(education, visits));
  put(Statistic::share_of_delegation, ratio(delegation, visits));
  put(Statistic::standing_links, standing);
  put(Statistic::dormant_share, ratio(dormant, standing));
  put(Statistic::joint_programmes, years.last(Yearly::joint));
  put(Statistic::trust_at_end, years.last(Yearly::mean_trust));
  put(Statistic::reciprocity_at_end, years.last(Yearly::mean_reciprocity));
}

/// How links fare by age and variety.
template <class Put>
void compare_ages(const StandingLinks& links, const Put& put) {
  const auto& [young, old] = links.cells;
  const auto aim_met = [](const StandingLinks::Cell(&age)[2]) {
    return ratio(age[0].aims_met + age[1].aims_met,
                 age[0].links + age[1].links);
  };
  const auto success = [](const StandingLinks::Cell& cell) {
    return ratio(cell.value_over_prospect, cell.with_prospect);
  };
  put(Statistic::aim_met_young, aim_met(young));
  put(Statistic::aim_met_old, aim_met(old));
  put(Statistic::old_and_varied, success(old[1]));
  put(Statistic::old_and_narrow, success(old[0]));
  put(Statistic::young_and_varied, success(young[1]));
  put(Statistic::young_and_narrow, success(young[0]));
}

/// How value is spread over authorities, given theirs from the highest down.
template <class Put>
void compare_values(const std::vector<double>& values, const Put& put) {
  const auto count = std::ptrdiff_t(values.size());
  const auto top = std::ptrdiff_t(std::lround(double(count) / 10));
  const auto highest = [&](std::ptrdiff_t how_many) {
    return std::accumulate(values.begin(), values.begin() + how_many, 0.0);
  };
  const auto much = std::ranges::count_if(
      values, [](double value) { return value > much_value; });
  put(Statistic::authorities_above_one, ratio(double(much), double(count)));
  put(Statistic::value_of_top_tenth,
      top > 0 ? ratio(highest(top), highest(count)) : unknown);
}

}  // namespace

void StatisticsOfRuns::reserve(const World& world, std::size_t runs) {
  const std::size_t cities = world.comparisons.stands.size();
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  if (links_.size() < runs) links_.resize(runs);
  for (StandingLinks& links : links_) links.reserve(world);
  for (std::vector<double>* column :
       {&authorities_, &enterprise_, &reputation_})
    column->reserve(cities);
  city_size_.reserve(cities);
  climate_.reserve(years);
  signed_.reserve(years);
  const std::size_t most = std::max({world.rows, cities, years});
  ranker_.reserve(most);
  for (Ranks& ranks : ranks_) ranks.reserve(most);
}

void StatisticsOfRuns::compute(const RunEnds& ends,
                               std::span<RunRecord> records) {
  const auto relations = std::uint32_t(ends.world.relations());
  const std::span links = std::span(links_).first(records.size());
  for (std::uint32_t relation = 0; relation < relations; ++relation) {
    gather(ends, relation, links);
    for (std::size_t run = 0; run < records.size(); ++run) {
      const auto put = [&](Statistic what, double value) {
        records[run].statistics[std::size_t(what) * relations + relation] =
            value;
      };
      sum_up(Years(ends.world, relation, records[run]), put);
      put(Statistic::value_at_end,
          std::accumulate(links[run].value.begin(), links[run].value.end(),
                          0.0));
      compare_links(links[run], put);
      compare_ages(links[run], put);
      compare_cities(ends, relation, run, put);
      compare_years(ends.world, relation, records[run], put);
    }
  }
}

/// What goes with the value of a link, its size and age held.
template <class Put>
void StatisticsOfRuns::compare_links(const StandingLinks& links,
                                     const Put& put) {
  auto& [groups, compatibility, value, size, born] = ranks_;
  ranker_.rank(links.groups, groups);
  ranker_.rank(links.compatibility, compatibility);
  ranker_.rank(links.value, value);
  ranker_.rank(links.size, size);
  ranker_.rank(links.born, born);
  const Ranks* const held[] = {&size, &born};
  put(Statistic::groups_and_value, partial_correlation(groups, value, held));
  put(Statistic::compatibility_and_value,
      partial_correlation(compatibility, value, held));
}

template <class Put>
void StatisticsOfRuns::compare_cities(const RunEnds& ends,
                                      std::uint32_t relation, std::size_t run,
                                      const Put& put) {
  const World& world = ends.world;
  const Comparisons& comparisons = world.comparisons;
  const std::uint32_t from = comparisons.stands_from[relation];
  authorities_.clear();
  enterprise_.clear();
  reputation_.clear();
  city_size_.clear();
  for (std::size_t i = 0; i < links_[run].city_value.size(); ++i) {
    const double value = links_[run].city_value[i];
    if (std::isnan(value)) continue;
    const std::size_t stand = comparisons.stands[from + i];
    authorities_.push_back(value);
    enterprise_.push_back(ends.state.cities.at(
        world.stand_city[stand], run, &City<double>::entrepreneurialism));
    reputation_.push_back(
        ends.state.presences.at(stand, run, &Presence<double>::reputation));
    city_size_.push_back(comparisons.stand_size[from + i]);
  }

  auto& [enterprise, reputation, size, unused, unused_too] = ranks_;
  ranker_.rank(enterprise_, enterprise);
  ranker_.rank(reputation_, reputation);
  ranker_.rank(city_size_, size);
  const Ranks* const held[] = {&size};
  put(Statistic::enterprise_and_reputation,
      partial_correlation(enterprise, reputation, held));

  std::ranges::sort(authorities_, std::greater{});
  compare_values(authorities_, put);
}

/// How signings follow climate, in the years in which pairs may sign.
template <class Put>
void StatisticsOfRuns::compare_years(const World& world, std::uint32_t relation,
                                     const RunRecord& record, const Put& put) {
  const Relation& given = world.scenario.relations[relation];
  const Years years(world, relation, record);
  climate_.clear();
  signed_.clear();
  for (std::size_t year = 0; year < years.count(); ++year) {
    const bool forms = given.formation_rate > 0 &&
                       world.start + int(year) >= given.formation_from;
    if (!forms) continue;
    climate_.push_back(
        world.relation_years[year * world.relations() + relation].climate);
    signed_.push_back(years.at(Yearly::signed_links, year));
  }
  ranker_.rank(climate_, ranks_[0]);
  ranker_.rank(signed_, ranks_[1]);
  put(Statistic::climate_and_signings,
      partial_correlation(ranks_[0], ranks_[1]));
}

}  // namespace twinning
