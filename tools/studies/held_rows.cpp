#include "tools/studies/held_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "output/results.hpp"

namespace twinning {
namespace {

/// What determines the rows that were made without a fault, ascending.
std::vector<std::string> hashes_in(
    std::span<const std::filesystem::path> sources) {
  std::vector<std::string> hashes;
  for (const std::filesystem::path& source : sources) {
    if (!std::filesystem::exists(source)) continue;
    const Results results(source);
    const ResultAxes& axes = results.axes();
    for (std::size_t row = 0; row < axes.rows(); ++row)
      if (axes.row_status[row] == RowStatus::done)
        hashes.push_back(axes.row_hash[row]);
  }
  std::ranges::sort(hashes);
  return hashes;
}

}  // namespace

std::size_t count_held_rows(const StudyPlan& plan,
                            std::span<const std::filesystem::path> sources,
                            Crew& crew) {
  const std::vector<std::string> hashes = hashes_in(sources);
  if (hashes.empty()) return 0;

  std::vector<std::string> identities(plan.rows.cells());
  crew.each(identities.size(),
            [&](std::size_t cell) { identities[cell] = plan.identity(cell); });
  std::size_t held = 0;
  for (std::size_t row = 0; row < plan.rows.count(); ++row) {
    const std::string& identity = identities[plan.rows.run(row).cell];
    held += std::ranges::binary_search(hashes, plan.row_hash(row, identity));
  }
  return held;
}

}  // namespace twinning
