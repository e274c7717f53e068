#pragma once

#include <filesystem>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/experiment/claims.hpp"

namespace twinning {

/// Reads a file of claims with the scenarios it names, all they extend and
/// their data files, and checks everything that can be wrong with them; "-" is
/// standard input.  A seed and a number of replicates in `options` hold for
/// all scenarios.
///
/// Errors:  as `read_scenario`, with the faults of the claims in their order
[[nodiscard]] Claims read_claims(const std::filesystem::path& file,
                                 const ReadOptions& options = {});

/// True if a file has claims in it, and is no scenario or study.  False of a
/// file that cannot be read, and of standard input.
[[nodiscard]] bool is_claims(const std::filesystem::path& file);

}  // namespace twinning
