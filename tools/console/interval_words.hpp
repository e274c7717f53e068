#pragma once

#include <string>
#include <string_view>

#include "sim/inference/interval.hpp"

namespace twinning {

/// A number with a sign, and an interval, with the digits that its width
/// leaves.
[[nodiscard]] std::string signed_number(double value, const Interval& interval);
[[nodiscard]] std::string words_of(const Interval& interval);

/// "62 % (48 to 74)": a share of cases with its interval.
[[nodiscard]] std::string share_words(const Interval& share,
                                      std::string_view unit = " %");

}  // namespace twinning
