#pragma once

#include <string_view>

#include "sim/model/state.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// The schedule of the model, compiled for one instruction set.  All give the
/// same bits; they differ in how many replicates they carry at once.
struct Kernel {
  std::string_view name;
  int lanes;

  /// Draws the state before the first year; `state` has been reset for
  /// `lanes` lanes and knows its replicates.
  void (*initialize)(const World& world, State& state);

  /// One year, from `state.year`; what is observed of it is in
  /// `state.observed`.
  void (*step_year)(const World& world, State& state);
};

extern const Kernel scalar_kernel;    ///< one lane, for tests and single runs
extern const Kernel baseline_kernel;  ///< two lanes, any 64-bit x86
extern const Kernel avx2_kernel;      ///< four lanes
extern const Kernel avx512_kernel;    ///< eight lanes

/// The widest kernel this processor runs; TWINNING_LANES=scalar, baseline or
/// avx2 in the environment chooses a narrower one.
[[nodiscard]] const Kernel& widest_kernel();

}  // namespace twinning
