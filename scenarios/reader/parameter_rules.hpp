#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/model/parameters.hpp"

namespace twinning {

/// A rule between parameters that their values break.
struct BrokenRule {
  std::string_view parameter;  ///< whose value is to be put right
  std::string_view other;      ///< or this one's; empty: none
  std::string message;
};

/// The rules that hold between parameters, and with the length of a step, and
/// are broken: a step may not take away more than there is, and success and
/// hospitality together are no more than certain.  Costs little where none is.
[[nodiscard]] std::vector<BrokenRule> broken_rules(const Parameters& values,
                                                   int steps_per_year);

}  // namespace twinning
