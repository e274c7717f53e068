#pragma once

#include <cstdint>

namespace twinning {

/// What became of a row.  A run is not needed where its cell had enough
/// replicates without it.
enum class RowStatus : std::uint8_t { missing, done, failed, not_needed };

}  // namespace twinning
