#pragma once

#include <cstddef>
#include <span>

#include "sim/experiment/study.hpp"
#include "sim/inference/interval.hpp"
#include "sim/model/observation.hpp"

namespace twinning {

/// Whether the replicates of a cell are enough: half the width of Student's
/// confidence interval of the mean is at most what is asked.  Replicates in
/// which the quantity has no value count for nothing.
///
/// Errors:  none; fewer than two values are never enough
/// Source:  Law (2015), Simulation Modeling and Analysis, 9.4.1
[[nodiscard]] bool narrow_enough(const Precision& wanted, const Interval& mean);
[[nodiscard]] bool narrow_enough(const Precision& wanted,
                                 std::span<const double> sample);

/// How many replicates there are at the first look, and at the one after a
/// look at `count`: a quarter more; multiples of eight, at most `most`.  Looks
/// are few, since each is a chance to stop too early, and they depend on
/// nothing but the study.
[[nodiscard]] std::uint32_t first_look(std::uint32_t at_least,
                                       std::uint32_t most);
[[nodiscard]] std::uint32_t next_look(std::uint32_t count, std::uint32_t most);

/// The number in the record of a run that decides.
[[nodiscard]] double watched(const Precision& wanted, const Scenario& scenario,
                             const RunRecord& record);

}  // namespace twinning
