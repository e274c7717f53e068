#include "sim/model/run_end.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinning {
namespace {

/// What "of late", "young", "old" and the rest mean (ODD 8.2, 8.3).
constexpr std::size_t last_years = 10;
constexpr double oldest_of_young = 10;
constexpr double youngest_of_old = 21;
constexpr double aim = 0.25;            ///< of the prospect
constexpr double much_activity = 0.15;  ///< [visits/year]
constexpr int varied_at_least = 3;  ///< of three kinds and a joint programme
constexpr double much_value = 1;    ///< [value/year]

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : unknown;
}

/// The yearly observables of one relation of a run.
class Years {
 public:
  Years(const RunEnd& end, std::uint32_t relation)
      : yearly_{end.record.yearly},
        years_{std::size_t(end.world.scenario.calendar.years())},
        relations_{end.world.relations()},
        relation_{relation} {}

  [[nodiscard]] std::size_t count() const { return years_; }
  [[nodiscard]] double at(Yearly what, std::size_t year) const {
    return yearly_[(std::size_t(what) * years_ + year) * relations_ +
                   relation_];
  }
  [[nodiscard]] double last(Yearly what) const { return at(what, years_ - 1); }

  /// Mean of the last years.
  [[nodiscard]] double lately(Yearly what) const {
    const std::size_t count = std::min(last_years, years_);
    double sum = 0;
    for (std::size_t year = years_ - count; year < years_; ++year)
      sum += at(what, year);
    return sum / double(count);
  }

 private:
  std::span<const double> yearly_;
  std::size_t years_, relations_;
  std::uint32_t relation_;
};

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

/// A link and its cities at the end of a run.
class LinkEnd {
 public:
  LinkEnd(const RunEnd& end, std::uint32_t row, std::uint32_t group,
          std::size_t lane)
      : end_{end}, row_{row}, group_{group}, lane_{lane} {}

  template <class Variable>
  [[nodiscard]] double of(Variable variable) const {
    return end_.state.links.at(group_, lane_, variable);
  }
  [[nodiscard]] bool stands() const {
    const double status = of(&Link<double>::status);
    return status == double(Status::active) ||
           status == double(Status::dormant);
  }
  [[nodiscard]] double prospect() const {
    const World& world = end_.world;
    const std::size_t last = std::size_t(world.scenario.calendar.years()) - 1;
    return world.potential[row_] *
           world.relation_years[last * world.relations() + world.relation[row_]]
               .prospect;
  }
  [[nodiscard]] bool varied() const {
    int kinds_or_joint = of(&Link<double>::joint) > 0 ? 1 : 0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const auto side = [&](std::size_t which) {
        return of([&](Link<double>& link) -> double& {
          return link.activity[which][kind];
        });
      };
      if (0.5 * (side(0) + side(1)) > much_activity) ++kinds_or_joint;
    }
    return kinds_or_joint >= varied_at_least;
  }
  /// ½(d_i + d_j) + √(u_i·u_j) + ½(b_i + b_j), as drawn in this run.
  [[nodiscard]] double groups() const {
    const World& world = end_.world;
    const std::size_t lane = end_.links_in_lanes ? 0 : end_.lane;
    double community[2], education[2], business[2];
    for (const int side : {0, 1}) {
      const std::size_t city = world.city[side][row_];
      community[side] = end_.state.stands.at(world.stand[side][row_], lane,
                                             &Stand<double>::community);
      education[side] =
          end_.state.cities.at(city, lane, &City<double>::education);
      business[side] =
          end_.state.cities.at(city, lane, &City<double>::business);
    }
    return 0.5 * (community[0] + community[1]) +
           std::sqrt(education[0] * education[1]) +
           0.5 * (business[0] + business[1]);
  }

 private:
  const RunEnd& end_;
  std::uint32_t row_, group_;
  std::size_t lane_;
};

}  // namespace

void StatisticsOfRuns::reserve(const World& world) {
  const std::size_t cities = world.comparisons.stands.size();
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  ranker_.reserve(std::max({world.rows, cities, years}));
  for (Ranks& ranks : ranks_)
    ranks.reserve(std::max({world.rows, cities, years}));
  for (std::vector<double>* column : {&value_, &groups_})
    column->reserve(world.rows);
  for (std::vector<std::uint32_t>* column : {&compatibility_, &size_, &born_})
    column->reserve(world.rows);
  for (std::vector<double>* column :
       {&city_value_, &authorities_, &enterprise_, &reputation_})
    column->reserve(cities);
  city_size_.reserve(cities);
  climate_.reserve(years);
  signed_.reserve(years);
}

void StatisticsOfRuns::compute(const RunEnd& end,
                               std::vector<double>& statistics) {
  const auto relations = std::uint32_t(end.world.relations());
  for (std::uint32_t relation = 0; relation < relations; ++relation) {
    const auto put = [&](Statistic what, double value) {
      statistics[std::size_t(what) * relations + relation] = value;
    };
    sum_up(Years(end, relation), put);
    gather_links(end, relation);
    put(Statistic::value_at_end,
        std::accumulate(value_.begin(), value_.end(), 0.0));
    compare_links(put);
    compare_ages(put);
    compare_cities(end, relation, put);
    put(Statistic::climate_and_signings, climate_and_signings(end, relation));
  }
}

/// Collects the standing links of a relation, in their order.
void StatisticsOfRuns::gather_links(const RunEnd& end, std::uint32_t relation) {
  const World& world = end.world;
  value_.clear(), groups_.clear();
  compatibility_.clear(), size_.clear(), born_.clear();
  city_value_.assign(world.comparisons.stands_from[relation + 1] -
                         world.comparisons.stands_from[relation],
                     unknown);
  for (auto& cells : cells_)
    for (Cell& cell : cells) cell = {};

  const auto lanes =
      end.links_in_lanes ? std::uint32_t(end.state.lanes) : std::uint32_t{1};
  std::uint32_t first_group = 0;  // of the chunk
  for (std::uint32_t c = 0; c < world.chunks.size(); ++c) {
    const World::Chunk& chunk = world.chunks[c];
    for (std::uint32_t i = 0;
         chunk.relation == relation && i < end.state.n_standing[c]; ++i) {
      const std::uint32_t group = end.state.standing[first_group + i];
      if (!end.links_in_lanes) add_link(end, group, group, end.lane);
      for (std::uint32_t lane = 0; end.links_in_lanes && lane < lanes; ++lane)
        add_link(end, chunk.from + (group - first_group) * lanes + lane, group,
                 lane);
    }
    first_group += (chunk.count + lanes - 1) / lanes;
  }
}

void StatisticsOfRuns::add_link(const RunEnd& end, std::uint32_t row,
                                std::uint32_t group, std::size_t lane) {
  const World& world = end.world;
  const LinkEnd link(end, row, group, lane);
  if (!link.stands()) return;

  const double value = link.of(&Link<double>::value);
  const double prospect = link.prospect();
  const double born = link.of(&Link<double>::born);
  value_.push_back(value);
  groups_.push_back(link.groups());
  compatibility_.push_back(world.comparisons.compatibility[row]);
  size_.push_back(world.comparisons.size[row]);
  born_.push_back(std::uint32_t(born - double(world.start)));

  for (const int side : {0, 1}) {
    const std::uint32_t place = world.comparisons.place[world.stand[side][row]];
    if (place == ~0u) continue;
    double& of_city =
        city_value_[place - world.comparisons.stands_from[world.relation[row]]];
    of_city = std::isnan(of_city) ? value : of_city + value;
  }

  const double age = double(world.scenario.calendar.end) - born;
  if (age > oldest_of_young && age < youngest_of_old) return;
  Cell& cell = cells_[age >= youngest_of_old ? 1 : 0][link.varied() ? 1 : 0];
  cell.links += 1;
  if (value >= aim * prospect) cell.aims_met += 1;
  if (prospect > 0) {
    cell.prospects += 1;
    cell.value_over_prospect += value / prospect;
  }
}

/// What goes with the value of a link, its size and age held.
template <class Put>
void StatisticsOfRuns::compare_links(const Put& put) {
  auto& [groups, compatibility, value, size, born] = ranks_;
  ranker_.rank(groups_, groups);
  ranker_.rank(compatibility_, compatibility);
  ranker_.rank(value_, value);
  ranker_.rank(size_, size);
  ranker_.rank(born_, born);
  const Ranks* const held[] = {&size, &born};
  put(Statistic::groups_and_value, partial_correlation(groups, value, held));
  put(Statistic::compatibility_and_value,
      partial_correlation(compatibility, value, held));
}

template <class Put>
void StatisticsOfRuns::compare_ages(const Put& put) const {
  const auto& [young, old] = cells_;
  const auto& [young_and_narrow, young_and_varied] = young;
  const auto& [old_and_narrow, old_and_varied] = old;
  const auto aim_met = [](const Cell(&age)[2]) {
    return ratio(age[0].aims_met + age[1].aims_met,
                 age[0].links + age[1].links);
  };
  const auto success = [](const Cell& cell) {
    return ratio(cell.value_over_prospect, cell.prospects);
  };
  put(Statistic::aim_met_young, aim_met(young));
  put(Statistic::aim_met_old, aim_met(old));
  put(Statistic::old_and_varied, success(old_and_varied));
  put(Statistic::old_and_narrow, success(old_and_narrow));
  put(Statistic::young_and_varied, success(young_and_varied));
  put(Statistic::young_and_narrow, success(young_and_narrow));
}

template <class Put>
void StatisticsOfRuns::compare_cities(const RunEnd& end, std::uint32_t relation,
                                      const Put& put) {
  const World& world = end.world;
  const Comparisons& comparisons = world.comparisons;
  const std::size_t lane = end.links_in_lanes ? 0 : end.lane;
  authorities_.clear();
  enterprise_.clear(), reputation_.clear(), city_size_.clear();
  for (std::uint32_t i = comparisons.stands_from[relation];
       i < comparisons.stands_from[relation + 1]; ++i) {
    const std::size_t stand = comparisons.stands[i];
    const double value = city_value_[i - comparisons.stands_from[relation]];
    if (std::isnan(value)) continue;
    authorities_.push_back(value);
    enterprise_.push_back(end.state.cities.at(
        world.stand_city[stand], lane, &City<double>::entrepreneurialism));
    reputation_.push_back(
        end.state.stands.at(stand, lane, &Stand<double>::reputation));
    city_size_.push_back(comparisons.stand_size[i]);
  }

  auto& [enterprise, reputation, size, _, __] = ranks_;
  ranker_.rank(enterprise_, enterprise);
  ranker_.rank(reputation_, reputation);
  ranker_.rank(city_size_, size);
  const Ranks* const held[] = {&size};
  put(Statistic::enterprise_and_reputation,
      partial_correlation(enterprise, reputation, held));

  std::ranges::sort(authorities_, std::greater{});
  const auto count = std::ptrdiff_t(authorities_.size());
  const auto top = std::ptrdiff_t(std::lround(double(count) / 10));
  const auto from = authorities_.begin();
  const double above = double(std::ranges::count_if(
      authorities_, [](double value) { return value > much_value; }));
  put(Statistic::authorities_above_one, ratio(above, double(count)));
  put(Statistic::value_of_top_tenth,
      top == 0 ? unknown
               : ratio(std::accumulate(from, from + top, 0.0),
                       std::accumulate(from, from + count, 0.0)));
}

/// How signings follow climate, in the years in which pairs may sign.
double StatisticsOfRuns::climate_and_signings(const RunEnd& end,
                                              std::uint32_t relation) {
  const World& world = end.world;
  const Relation& given = world.scenario.relations[relation];
  const Years years(end, relation);
  if (!(given.formation_rate > 0)) return unknown;
  climate_.clear(), signed_.clear();
  for (std::size_t year = 0; year < years.count(); ++year) {
    if (world.start + int(year) < given.formation_from) continue;
    climate_.push_back(
        world.relation_years[year * world.relations() + relation].climate);
    signed_.push_back(years.at(Yearly::signed_links, year));
  }
  ranker_.rank(climate_, ranks_[0]);
  ranker_.rank(signed_, ranks_[1]);
  return partial_correlation(ranks_[0], ranks_[1]);
}

}  // namespace twinning
