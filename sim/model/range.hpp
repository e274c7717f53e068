#pragma once

#include <limits>
#include <string>

namespace twinning {

/// The values a number may take.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;  ///< `low` itself is not allowed

  [[nodiscard]] constexpr bool contains(double value) const {
    return (low_open ? value > low : value >= low) && value <= high;
  }

  /// "from 0 to 1", "above 0", "at least 1": to follow "must be a number".
  [[nodiscard]] std::string words() const;
};

}  // namespace twinning
