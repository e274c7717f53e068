#include "sim/experiment/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// The values of one quantity in one ensemble: every run has `width`.
struct Table {
  std::span<const double> values;
  std::size_t width;

  /// The value of an entry in each of the runs.
  [[nodiscard]] std::vector<double> column(const std::vector<std::size_t>& runs,
                                           std::size_t entry) const {
    std::vector<double> column(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
      column[i] = values[runs[i] * width + entry];
    return column;
  }
};

/// Entries whose columns are taken out together: neighbours share lines of the
/// cache.
constexpr std::size_t block = 8;

/// A relation, a year or a city that both have, and where each has it.
struct Common {
  std::size_t base, other;
};

template <class Item>
std::vector<Common> in_common(const std::vector<Item>& base,
                              const std::vector<Item>& other) {
  std::vector<Common> common;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const auto found = std::ranges::find(other, base[i]);
    if (found != other.end())
      common.push_back({i, std::size_t(found - other.begin())});
  }
  return common;
}

/// Compares one ensemble with the base, table by table.
class Comparer {
 public:
  Comparer(const ComparedRuns& base, const ComparedRuns& other, Crew& crew,
           const Judging& how)
      : base_{base},
        other_{other},
        crew_{crew},
        how_{how},
        pairing_{pair_runs(base, other)},
        boot_(pairing_.base.size(), resampling(how, 0)),
        boot_other_(pairing_.paired ? 0 : pairing_.other.size(),
                    resampling(how, 1)),
        relations_{in_common(base.relations, other.relations)},
        years_{in_common(base.years, other.years)} {
    if (relations_.empty())
      throw UserError(Fault::input, text("{} and {} have no relation in common",
                                         base.name, other.name));
    for (const Common& relation : relations_)
      found_.relations.push_back(base.relations[relation.base]);
  }

  /// Compares a table, in the order of the tables.
  void take(std::size_t table, std::span<const double> of_base,
            std::span<const double> of_other) {
    if (of_base.empty() || of_other.empty()) return;
    const Table base{of_base, base_.width(table)};
    const Table other{of_other, other_.width(table)};
    if (table == compared_table::value_of_links)
      compare_cities(base, other);
    else if (table >= statistic_count)
      compare_years(yearly_observables()[table - statistic_count], base, other);
    // What a run ends with is compared where runs end in one year.
    else if (base_.years.back() == other_.years.back())
      compare_statistic(run_statistics()[table], base, other);
    if (table == compared_table::of(Yearly::value)) compare_value(base, other);
  }

  /// What was found in all.
  Comparison found() {
    adjust(found_.statistics, Together::few);
    adjust(found_.years, Together::many);
    adjust(found_.cities, Together::many);
    found_.pairing = std::move(pairing_);
    return std::move(found_);
  }

 private:
  /// Independent samples are resampled with seeds of their own.
  static Resampling resampling(const Judging& how, std::uint64_t number) {
    Resampling resampling = how.resampling;
    resampling.confidence = how.confidence();
    resampling.seed += number;
    return resampling;
  }

  [[nodiscard]] Difference judged(std::span<const double> base,
                                  std::span<const double> other) const {
    return pairing_.paired
               ? compare_pairs(base, other, boot_, how_)
               : compare_independent(base, other, boot_, boot_other_, how_);
  }

  /// The columns of a few entries, one after the other.
  static std::vector<double> columns(const Table& table,
                                     const std::vector<std::size_t>& runs,
                                     std::span<const Common> entries,
                                     std::size_t Common::*side) {
    std::vector<double> columns(entries.size() * runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
      for (std::size_t entry = 0; entry < entries.size(); ++entry)
        columns[entry * runs.size() + i] =
            table.values[runs[i] * table.width + entries[entry].*side];
    return columns;
  }

  /// Compares entry by entry, and hands over what is found.
  void compare_entries(
      const Table& base, const Table& other, std::span<const Common> entries,
      const std::function<void(std::size_t, const Difference&)>& keep) {
    crew_.each((entries.size() + block - 1) / block, [&](std::size_t number) {
      const std::size_t first = number * block;
      const auto some =
          entries.subspan(first, std::min(block, entries.size() - first));
      const auto bases = columns(base, pairing_.base, some, &Common::base);
      const auto others = columns(other, pairing_.other, some, &Common::other);
      const auto column = [&](const std::vector<double>& of, std::size_t i) {
        const std::size_t runs = of.size() / some.size();
        return std::span(of).subspan(i * runs, runs);
      };
      for (std::size_t i = 0; i < some.size(); ++i)
        keep(first + i, judged(column(bases, i), column(others, i)));
    });
  }

  void compare_statistic(const Observable& row, const Table& base,
                         const Table& other) {
    auto& found = found_.statistics;
    const std::size_t first = found.size();
    for (std::size_t i = 0; i < relations_.size(); ++i)
      found.push_back({&row, i, std::nullopt, {}});
    compare_entries(base, other, relations_,
                    [&](std::size_t i, const Difference& difference) {
                      found[first + i].found = difference;
                    });
  }

  /// Years and relations in common, as tables have them.
  [[nodiscard]] std::vector<Common> cells() const {
    std::vector<Common> cells;
    for (const Common& year : years_)
      for (const Common& relation : relations_)
        cells.push_back(
            {year.base * base_.relations.size() + relation.base,
             year.other * other_.relations.size() + relation.other});
    return cells;
  }

  void compare_years(const Observable& row, const Table& base,
                     const Table& other) {
    auto& found = found_.years;
    const std::size_t first = found.size();
    for (std::size_t i = 0; i < relations_.size(); ++i)
      for (const Common& year : years_)
        found.push_back({&row, i, base_.years[year.base], {}});
    compare_entries(base, other, cells(),
                    [&](std::size_t cell, const Difference& difference) {
                      const std::size_t year = cell / relations_.size();
                      const std::size_t relation = cell % relations_.size();
                      found[first + relation * years_.size() + year].found =
                          difference;
                    });
  }

  /// The value of all years in common.
  void compare_value(const Table& base, const Table& other) {
    const std::vector<Common> all = cells();
    const auto sums = [&](const Table& table, std::size_t relation,
                          const std::vector<std::size_t>& runs,
                          std::size_t Common::*side) {
      std::vector<double> sums(runs.size());
      for (std::size_t i = 0; i < runs.size(); ++i)
        for (std::size_t cell = relation; cell < all.size();
             cell += relations_.size())
          sums[i] += table.values[runs[i] * table.width + all[cell].*side];
      return sums;
    };
    for (std::size_t relation = 0; relation < relations_.size(); ++relation)
      found_.value.push_back(
          judged(sums(base, relation, pairing_.base, &Common::base),
                 sums(other, relation, pairing_.other, &Common::other)));
  }

  /// A city in a relation: what its links are added up under.
  using Stand = std::pair<std::size_t, std::uint32_t>;
  using Stands = std::map<Stand, std::vector<std::size_t>>;

  /// The links of each city in the relations in common.
  [[nodiscard]] Stands stands(const ComparedRuns& runs) const {
    Stands links;
    for (std::size_t link = 0; link < runs.link_codes.size(); ++link)
      for (std::size_t i = 0; i < relations_.size(); ++i)
        if (base_.relations[relations_[i].base] == runs.link_relations[link]) {
          links[{i, runs.link_codes[link].first}].push_back(link);
          links[{i, runs.link_codes[link].second}].push_back(link);
        }
    return links;
  }

  /// The value of the links of one city, for each of the runs.
  [[nodiscard]] static std::vector<double> value(
      const Table& table, const std::vector<std::size_t>& runs,
      const std::vector<std::size_t>& links) {
    std::vector<double> sums(runs.size());
    for (const std::size_t link : links) {
      const std::vector<double> values = table.column(runs, link);
      for (std::size_t i = 0; i < runs.size(); ++i) sums[i] += values[i];
    }
    return sums;
  }

  void compare_cities(const Table& base, const Table& other) {
    const Stands in_base = stands(base_), in_other = stands(other_);
    std::vector<Stands::const_iterator> both;
    for (auto stand = in_base.begin(); stand != in_base.end(); ++stand)
      if (in_other.contains(stand->first)) {
        both.push_back(stand);
        found_.cities.push_back({stand->first.second, stand->first.first, {}});
      }
    crew_.each(both.size(), [&](std::size_t i) {
      found_.cities[i].found =
          judged(value(base, pairing_.base, both[i]->second),
                 value(other, pairing_.other, in_other.at(both[i]->first)));
    });
  }

  template <class Compared>
  void adjust(std::vector<Compared>& all, Together how) const {
    std::vector<Difference*> found;
    for (Compared& each : all) found.push_back(&each.found);
    judge_together(found, how, how_.level);
  }

  const ComparedRuns& base_;
  const ComparedRuns& other_;
  Crew& crew_;
  Judging how_;
  Pairing pairing_;
  MeanBootstrap boot_, boot_other_;
  std::vector<Common> relations_, years_;
  Comparison found_;
};

}  // namespace

std::vector<Comparison> compare_runs(
    const ComparedRuns& base, const std::vector<const ComparedRuns*>& others,
    Crew& crew, const Judging& how) {
  std::vector<Comparer> comparers;
  std::vector<NextTable> of_others;
  const NextTable of_base = base.tables();
  for (const ComparedRuns* other : others) {
    comparers.emplace_back(base, *other, crew, how);
    of_others.push_back(other->tables());
  }
  for (std::size_t table = 0; table < compared_table::count; ++table) {
    const std::span<const double> values = of_base();
    for (std::size_t i = 0; i < others.size(); ++i)
      comparers[i].take(table, values, of_others[i]());
  }
  std::vector<Comparison> found;
  for (Comparer& comparer : comparers) found.push_back(comparer.found());
  return found;
}

}  // namespace twinning
