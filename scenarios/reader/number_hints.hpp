#pragma once

#include <string>
#include <string_view>

#include "sim/model/range.hpp"

namespace twinning {

/// What to do about a cell that is not the number wanted: a marker of missing
/// values, a decimal comma, a percent sign, digits of another script.  `value`
/// is what its beginning spells.  Empty where nothing is known.
[[nodiscard]] std::string number_hint(std::string_view cell, double value,
                                      const Range& range);

/// So many per cent as a share: "0.014" of 1.4.
[[nodiscard]] std::string share_of(double percent);

/// "; 1.4 percent is written 0.014" of a value that may be meant so, where a
/// share is wanted; else empty.
[[nodiscard]] std::string percent_hint(double value, const Range& range);

}  // namespace twinning
