#include "sim/experiment/precision.hpp"

#include <algorithm>
#include <cmath>

#include "sim/inference/interval.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// The row of a name in a table of observables, or its length.
std::size_t row_of(std::span<const Observable> table, std::string_view name) {
  return std::size_t(std::ranges::find(table, name, &Observable::name) -
                     table.begin());
}

}  // namespace

bool narrow_enough(const Precision& wanted, const Interval& mean) {
  const double scale = wanted.relative ? std::abs(mean.mean) : 1.0;
  return (mean.high - mean.low) / 2 <= wanted.half_width * scale;
}

bool narrow_enough(const Precision& wanted, std::span<const double> sample) {
  return narrow_enough(wanted, mean_interval(sample, wanted.confidence));
}

std::uint32_t first_look(std::uint32_t at_least, std::uint32_t most) {
  return std::uint32_t(
      std::min<std::uint64_t>((std::uint64_t{at_least} + 7) / 8 * 8, most));
}

std::uint32_t next_look(std::uint32_t count, std::uint32_t most) {
  return count >= most ? most : first_look(count + count / 4 + 1, most);
}

double watched(const Precision& wanted, const Scenario& scenario,
               const RunRecord& record) {
  if (!record.failure.empty()) return unknown;
  const auto& relations = scenario.relations;
  const auto relation = std::size_t(
      std::ranges::find(relations, wanted.relation, &Relation::name) -
      relations.begin());
  if (!wanted.year)
    return record.statistics[row_of(run_statistics(), wanted.quantity) *
                                 relations.size() +
                             relation];
  const auto years = std::size_t(scenario.calendar.years());
  const auto year = std::size_t(*wanted.year - scenario.calendar.start);
  return record
      .yearly[(row_of(yearly_observables(), wanted.quantity) * years + year) *
                  relations.size() +
              relation];
}

}  // namespace twinning
