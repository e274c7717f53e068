#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "output/report/study_cells.hpp"

namespace twinning::report {

/// Values of a factor that are told apart: its own, if they are few, or steps
/// that hold about as many cells each.
class FactorSteps {
 public:
  /// Levels up to `most_levels` are kept; more are put into so many steps.
  static constexpr std::size_t most_levels = 12;

  FactorSteps(std::span<const CellFindings> cells, std::size_t factor,
              std::size_t steps);

  /// The step that a value lies in.
  [[nodiscard]] std::size_t of(double value) const;
  [[nodiscard]] std::size_t count() const { return ends_.size(); }

  /// "0.3", or "≤ 0.3" of a step that ends there.
  [[nodiscard]] std::string words(std::size_t step) const;

 private:
  std::vector<double> ends_;
  bool own_ = false;
};

/// Rank correlation of a factor with what the cells show of a relation; NaN
/// of fewer than three.
[[nodiscard]] double correlation(std::span<const CellFindings> cells,
                                 std::size_t factor, std::size_t relation);

/// Factors, those first with which the first relation moves the most.
[[nodiscard]] std::vector<std::size_t> by_strength(
    std::span<const CellFindings> cells, std::size_t factors);

}  // namespace twinning::report
