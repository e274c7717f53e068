#include "sim/experiment/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/inference/multiplicity.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// The values of one quantity in one ensemble: every run has `width`.
struct Table {
  const std::vector<double>& values;
  std::size_t width;

  [[nodiscard]] bool empty() const { return values.empty(); }

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
        years_{in_common(base.years, other.years)} {}

  Comparison all() {
    Comparison found;
    for (const Common& relation : relations_)
      found.relations.push_back(base_.relations[relation.base]);
    // What a run ends with is compared where runs end in one year.
    if (base_.years.back() == other_.years.back())
      compare_statistics(found.statistics);
    compare_years(found.years);
    found.value = compare_value();
    compare_cities(found);
    adjust(found.statistics, true);
    adjust(found.years, false);
    adjust(found.cities, false);
    found.pairing = std::move(pairing_);
    return found;
  }

 private:
  /// Independent samples are resampled with seeds of their own.
  static Resampling resampling(const Judging& how, std::uint64_t number) {
    Resampling resampling = how.resampling;
    resampling.confidence = how.confidence();
    resampling.seed += number;
    return resampling;
  }

  [[nodiscard]] Difference judged(const std::vector<double>& base,
                                  const std::vector<double>& other) const {
    return pairing_.paired
               ? compare_pairs(base, other, boot_, how_)
               : compare_independent(base, other, boot_, boot_other_, how_);
  }

  /// The columns of a few entries.
  static std::vector<std::vector<double>> columns(
      const Table& table, const std::vector<std::size_t>& runs,
      std::span<const Common> entries, std::size_t Common::*side) {
    std::vector<std::vector<double>> columns(entries.size(),
                                             std::vector<double>(runs.size()));
    for (std::size_t i = 0; i < runs.size(); ++i)
      for (std::size_t entry = 0; entry < entries.size(); ++entry)
        columns[entry][i] =
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
      for (std::size_t i = 0; i < some.size(); ++i)
        keep(first + i, judged(bases[i], others[i]));
    });
  }

  void compare_statistics(std::vector<ComparedQuantity>& found) {
    for (std::size_t row = 0; row < statistic_count; ++row) {
      const Table base{base_.statistics[row], base_.relations.size()};
      const Table other{other_.statistics[row], other_.relations.size()};
      if (base.empty() || other.empty()) continue;
      const std::size_t first = found.size();
      for (std::size_t i = 0; i < relations_.size(); ++i)
        found.push_back({&run_statistics()[row], i, std::nullopt, {}});
      compare_entries(base, other, relations_,
                      [&](std::size_t i, const Difference& difference) {
                        found[first + i].found = difference;
                      });
    }
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

  void compare_years(std::vector<ComparedQuantity>& found) {
    const std::vector<Common> all = cells();
    for (std::size_t row = 0; row < yearly_count; ++row) {
      const Table base = yearly(base_, row), other = yearly(other_, row);
      if (base.empty() || other.empty()) continue;
      const std::size_t first = found.size();
      for (std::size_t i = 0; i < relations_.size(); ++i)
        for (const Common& year : years_)
          found.push_back(
              {&yearly_observables()[row], i, base_.years[year.base], {}});
      compare_entries(base, other, all,
                      [&](std::size_t cell, const Difference& difference) {
                        const std::size_t year = cell / relations_.size();
                        const std::size_t relation = cell % relations_.size();
                        found[first + relation * years_.size() + year].found =
                            difference;
                      });
    }
  }

  static Table yearly(const ComparedRuns& runs, std::size_t row) {
    return {runs.yearly[row], runs.years.size() * runs.relations.size()};
  }

  /// The value of all years in common.
  std::vector<Difference> compare_value() {
    std::vector<Difference> found;
    const Table base = yearly(base_, std::size_t(Yearly::value));
    const Table other = yearly(other_, std::size_t(Yearly::value));
    if (base.empty() || other.empty()) return found;
    const std::vector<Common> all = cells();
    for (std::size_t relation = 0; relation < relations_.size(); ++relation) {
      std::vector<double> of_base(pairing_.base.size());
      std::vector<double> of_other(pairing_.other.size());
      const auto add = [&](const Table& table,
                           const std::vector<std::size_t>& runs,
                           std::size_t Common::*side,
                           std::vector<double>& sums) {
        for (std::size_t i = 0; i < runs.size(); ++i)
          for (std::size_t cell = relation; cell < all.size();
               cell += relations_.size())
            sums[i] += table.values[runs[i] * table.width + all[cell].*side];
      };
      add(base, pairing_.base, &Common::base, of_base);
      add(other, pairing_.other, &Common::other, of_other);
      found.push_back(judged(of_base, of_other));
    }
    return found;
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

  void compare_cities(Comparison& found) {
    const Table base{base_.value_of_links, base_.link_codes.size()};
    const Table other{other_.value_of_links, other_.link_codes.size()};
    if (base.empty() || other.empty()) return;
    const Stands in_base = stands(base_), in_other = stands(other_);
    std::vector<Stands::const_iterator> both;
    for (auto stand = in_base.begin(); stand != in_base.end(); ++stand)
      if (in_other.contains(stand->first)) {
        both.push_back(stand);
        found.cities.push_back({stand->first.second, stand->first.first, {}});
      }
    crew_.each(both.size(), [&](std::size_t i) {
      found.cities[i].found =
          judged(value(base, pairing_.base, both[i]->second),
                 value(other, pairing_.other, in_other.at(both[i]->first)));
    });
  }

  /// Judges a list together.  An open case is then held to the level that the
  /// method would ask of it next: that of a share among the open ones (Holm),
  /// or of the next finding (Benjamini and Yekutieli).
  template <class Compared>
  void adjust(std::vector<Compared>& all, bool few) const {
    std::vector<double> chances;
    for (const Compared& each : all) chances.push_back(each.found.chance);
    const std::vector<double> adjusted =
        few ? holm(chances) : false_discovery(chances);
    double asked = 0, decided = 0, harmonic = 0;
    for (const double chance : adjusted) {
      if (std::isnan(chance)) continue;
      harmonic += 1 / ++asked;
      decided += chance < how_.level;
    }
    const double burden =
        few ? asked - decided : asked * harmonic / (decided + 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].found.adjusted = adjusted[i];
      if (adjusted[i] >= how_.level)
        all[i].found.judge(how_.level / std::max(burden, 1.0));
    }
  }

  const ComparedRuns& base_;
  const ComparedRuns& other_;
  Crew& crew_;
  Judging how_;
  Pairing pairing_;
  MeanBootstrap boot_, boot_other_;
  std::vector<Common> relations_, years_;
};

}  // namespace

Comparison compare_runs(const ComparedRuns& base, const ComparedRuns& other,
                        Crew& crew, const Judging& how) {
  Comparer comparer(base, other, crew, how);
  Comparison found = comparer.all();
  if (found.relations.empty())
    throw UserError(Fault::input, text("{} and {} have no relation in common",
                                       base.name, other.name));
  return found;
}

}  // namespace twinning
