#pragma once

#include <string>

#include "sim/base/statistics.hpp"

namespace twinning::report {

/// A number as people read it: three digits that count, commas between
/// thousands ("0.43", "29.6", "1,234"); "not known" if it is not.
[[nodiscard]] std::string spoken(double value);

/// A share in per cent: "43 %", "0.4 %", with a space that breaks no line.
[[nodiscard]] std::string percent(double share);

/// A change of a share with its sign: "+4.9 %", "under 0.01 %".
[[nodiscard]] std::string percent_change(double share);

/// A change with its sign: "+4.9", "−0.3" (with a true minus sign).
[[nodiscard]] std::string change(double value);

/// As many digits as bring the number back; empty if it is not known.
[[nodiscard]] std::string exact(double value);

/// "29.6 (15.5 to 49.5)".
[[nodiscard]] std::string with_interval(const Ensemble& found);

/// "1 run", "200 runs".
[[nodiscard]] std::string counted(std::size_t count, const std::string& one);

}  // namespace twinning::report
