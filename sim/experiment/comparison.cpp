#include "sim/experiment/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/inference/multiplicity.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// Runs and entries of one ensemble: every run has `width` values.
struct Table {
  std::vector<double> values;
  std::size_t width;

  [[nodiscard]] std::vector<double> column(const std::vector<std::size_t>& runs,
                                           std::size_t entry) const {
    std::vector<double> column(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
      column[i] = values[runs[i] * width + entry];
    return column;
  }
};

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
    found.value = std::move(value_);
    compare_cities(found);
    adjust(found.statistics, holm);
    adjust(found.years, false_discovery);
    adjust(found.cities, false_discovery);
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

  [[nodiscard]] Difference difference(const Table& base, std::size_t in_base,
                                      const Table& other,
                                      std::size_t in_other) const {
    return judged(base.column(pairing_.base, in_base),
                  other.column(pairing_.other, in_other));
  }

  void compare_statistics(std::vector<ComparedQuantity>& found) {
    for (const Observable& row : run_statistics()) {
      const Table base{base_.statistic(row.name), base_.relations.size()};
      const Table other{other_.statistic(row.name), other_.relations.size()};
      if (base.values.empty() || other.values.empty()) continue;
      const std::size_t first = found.size();
      for (std::size_t i = 0; i < relations_.size(); ++i)
        found.push_back({&row, i, std::nullopt, {}});
      crew_.each(relations_.size(), [&](std::size_t i) {
        found[first + i].found =
            difference(base, relations_[i].base, other, relations_[i].other);
      });
    }
  }

  void compare_years(std::vector<ComparedQuantity>& found) {
    for (const Observable& row : yearly_observables()) {
      const std::size_t relations = relations_.size();
      const Table base{base_.yearly(row.name),
                       base_.years.size() * base_.relations.size()};
      const Table other{other_.yearly(row.name),
                        other_.years.size() * other_.relations.size()};
      if (base.values.empty() || other.values.empty()) continue;
      const std::size_t first = found.size();
      for (std::size_t i = 0; i < relations; ++i)
        for (const Common& year : years_)
          found.push_back({&row, i, base_.years[year.base], {}});
      crew_.each(relations * years_.size(), [&](std::size_t entry) {
        const Common& relation = relations_[entry / years_.size()];
        const Common& year = years_[entry % years_.size()];
        found[first + entry].found = difference(
            base, year.base * base_.relations.size() + relation.base, other,
            year.other * other_.relations.size() + relation.other);
      });
      if (row.name == "value") compare_value(base, other);
    }
  }

  /// The value of all years in common.
  void compare_value(const Table& base, const Table& other) {
    for (const Common& relation : relations_) {
      std::vector<double> of_base(pairing_.base.size());
      std::vector<double> of_other(pairing_.other.size());
      const auto add = [](std::vector<double>& sums,
                          const std::vector<double>& values) {
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += values[i];
      };
      for (const Common& year : years_) {
        add(of_base,
            base.column(pairing_.base,
                        year.base * base_.relations.size() + relation.base));
        add(of_other,
            other.column(pairing_.other, year.other * other_.relations.size() +
                                             relation.other));
      }
      value_.push_back(judged(of_base, of_other));
    }
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
    const Table base{base_.value_of_links(), base_.link_codes.size()};
    const Table other{other_.value_of_links(), other_.link_codes.size()};
    if (base.values.empty() || other.values.empty()) return;
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

  template <class Compared, class Method>
  static void adjust(std::vector<Compared>& all, const Method& method) {
    std::vector<double> chances;
    for (const Compared& each : all) chances.push_back(each.found.chance);
    const std::vector<double> adjusted = method(chances);
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i].found.adjusted = adjusted[i];
  }

  const ComparedRuns& base_;
  const ComparedRuns& other_;
  Crew& crew_;
  Judging how_;
  Pairing pairing_;
  MeanBootstrap boot_, boot_other_;
  std::vector<Common> relations_, years_;
  std::vector<Difference> value_;
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
