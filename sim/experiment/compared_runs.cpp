#include "sim/experiment/compared_runs.hpp"

#include <numeric>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

std::vector<std::size_t> all_of(const ComparedRuns& runs) {
  std::vector<std::size_t> all(runs.replicates.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

std::string why_not_paired(const ComparedRuns& base,
                           const ComparedRuns& other) {
  if (!base.common_luck || !other.common_luck)
    return "random numbers of their own were asked for";
  if (base.seed != other.seed)
    return text("the seeds differ: {} and {}", base.seed, other.seed);
  return "no replicate is in both";
}

}  // namespace

NextTable ComparedRuns::tables() const {
  if (read) return read();
  return [this, next = std::size_t{0}]() mutable -> std::span<const double> {
    return held[next++];
  };
}

std::size_t ComparedRuns::width(std::size_t table) const {
  if (table < statistic_count) return relations.size();
  if (table < compared_table::value_of_links)
    return years.size() * relations.size();
  return link_codes.size();
}

Pairing pair_runs(const ComparedRuns& base, const ComparedRuns& other) {
  Pairing pairing;
  if (base.common_luck && other.common_luck && base.seed == other.seed) {
    for (std::size_t i = 0, j = 0;
         i < base.replicates.size() && j < other.replicates.size();) {
      if (base.replicates[i] == other.replicates[j]) {
        pairing.base.push_back(i);
        pairing.other.push_back(j);
      }
      const bool step_base = base.replicates[i] <= other.replicates[j];
      const bool step_other = other.replicates[j] <= base.replicates[i];
      i += step_base;
      j += step_other;
    }
  }
  pairing.paired = !pairing.base.empty();
  if (pairing.paired) return pairing;
  return {.paired = false,
          .why_not = why_not_paired(base, other),
          .base = all_of(base),
          .other = all_of(other)};
}

}  // namespace twinning
