#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "output/results.hpp"
#include "sim/engine/batch.hpp"

namespace twinning {

/// The file itself, or the folder of parts beside it while its study is under
/// way.
[[nodiscard]] std::filesystem::path result_or_parts(
    const std::filesystem::path& file);

/// The scenarios of a result, made ready to run from what it keeps of them.
[[nodiscard]] std::vector<std::shared_ptr<const World>> worlds_of(
    const Results& results);

}  // namespace twinning
