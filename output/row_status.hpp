#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twinning {

/// What became of a row.  A run is not needed where its cell had enough
/// replicates without it.
enum class RowStatus : std::uint8_t { missing, done, failed, not_needed };

/// Consecutive rows of a result.
struct RowRange {
  std::size_t first = 0, count = 0;
};

/// Rows in ascending order as ranges of consecutive ones.
[[nodiscard]] std::vector<RowRange> ranges_of(
    std::span<const std::size_t> ascending);

}  // namespace twinning
