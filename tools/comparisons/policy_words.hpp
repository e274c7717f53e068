#pragma once

#include <string>
#include <vector>

#include "output/results.hpp"

namespace twinning {

/// The policies of each scenario of a result, in words: "coordination bodies
/// (coordination at least 0.9 from 2016, UK)"; empty where there are none.
[[nodiscard]] std::vector<std::string> policies_of(const Results& results);

}  // namespace twinning
