#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/base/text.hpp"
#include "sim/experiment/claims.hpp"
#include "sim/inference/pairing.hpp"

namespace twinning {
namespace {

/// The known part of both, added up; none if no replicate has both.
struct Sums {
  double first = 0, second = 0;
  std::size_t count = 0;
};

Sums sums(std::span<const double> first, std::span<const double> second) {
  Sums both;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (!std::isfinite(first[i]) || !std::isfinite(second[i])) continue;
    both.first += first[i];
    both.second += second[i];
    ++both.count;
  }
  return both;
}

/// The change from one sample to the other, in percent of the mean of the
/// first; replicate by replicate what it adds to the estimate.
std::vector<double> change(std::span<const double> from,
                           std::span<const double> to) {
  const Sums both = sums(from, to);
  std::vector<double> percent(from.size(), unknown);
  if (both.count == 0 || both.first == 0) return percent;
  const double ratio = both.second / both.first;
  const double mean = both.first / double(both.count);
  for (std::size_t i = 0; i < from.size(); ++i)
    percent[i] = 100 * (ratio - 1) + 100 * (to[i] - ratio * from[i]) / mean;
  return percent;
}

std::vector<double> level_of(const ClaimTest& test, const ClaimRuns& runs) {
  const std::span<const double> of = runs.of(test.of);
  if (test.minus) return differences(runs.of(*test.minus), of);
  return {of.begin(), of.end()};
}

}  // namespace

ClaimRuns::ClaimRuns(const Scenario& scenario, std::uint32_t replicates)
    : replicates_{replicates} {
  for (const Relation& relation : scenario.relations)
    relations_.push_back(relation.name);
  values_.assign(statistic_count * relations_.size() * replicates_, unknown);
}

void ClaimRuns::keep(std::uint32_t replicate,
                     std::span<const double> statistics) {
  for (std::size_t i = 0; i < statistics.size(); ++i)
    values_[i * replicates_ + replicate] = statistics[i];
}

std::span<const double> ClaimRuns::of(const ClaimQuantity& what) const {
  const auto relation = std::ranges::find(relations_, what.relation);
  if (relation == relations_.end())
    throw std::logic_error(
        text("a claim measures {}, no relation", what.relation));
  const std::size_t row = std::size_t(what.statistic) * relations_.size() +
                          std::size_t(relation - relations_.begin());
  return std::span(values_).subspan(row * replicates_, replicates_);
}

std::vector<double> measured(const ClaimTest& test, const ClaimSetting& where,
                             std::span<const ClaimRuns> runs) {
  std::vector<double> first = level_of(test, runs[where.scenario]);
  if (!where.with) return first;
  return change(first, level_of(test, runs[*where.with]));
}

}  // namespace twinning
