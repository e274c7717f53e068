#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/model/observation.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// A share; NaN of nothing.
inline double ratio(double part, double whole) {
  return whole > 0 ? part / whole : unknown;
}

/// The yearly observables of one relation of a run.
class Years {
 public:
  Years(const World& world, std::uint32_t relation, const RunRecord& record)
      : yearly_{record.yearly},
        years_{std::size_t(world.scenario.calendar.years())},
        relations_{world.relations()},
        relation_{relation} {}

  [[nodiscard]] std::size_t count() const { return years_; }
  [[nodiscard]] double at(Yearly what, std::size_t year) const {
    return yearly_[(std::size_t(what) * years_ + year) * relations_ +
                   relation_];
  }
  [[nodiscard]] double last(Yearly what) const { return at(what, years_ - 1); }

  /// Mean of the last ten years, or of all if they are fewer.
  [[nodiscard]] double lately(Yearly what) const {
    const std::size_t count = std::min<std::size_t>(10, years_);
    double sum = 0;
    for (std::size_t year = years_ - count; year < years_; ++year)
      sum += at(what, year);
    return sum / double(count);
  }

 private:
  std::span<const double> yearly_;
  std::size_t years_;
  std::size_t relations_;
  std::uint32_t relation_;
};

}  // namespace twinning
