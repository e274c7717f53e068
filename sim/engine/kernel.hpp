#pragma once

#include <cstddef>
#include <string_view>

#include "sim/model/link_lanes.hpp"
#include "sim/model/state.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// The schedule of the model, compiled for one instruction set.  All give the
/// same bits; they differ in how much they carry at once.
struct Kernel {
  std::string_view name;
  int lanes;

  /// Replicates of one world, in lanes.  Draws the state before the first
  /// year; `state` has been reset for `lanes` lanes and knows its replicates.
  void (*initialize)(const World& world, State& state);

  /// One year, from `state.year`; what is observed of it is in
  /// `state.observed`.
  void (*step_year)(const World& world, State& state);

  /// One large world, its links in lanes: what is done with a part of the
  /// links, in the order of the schedule.  Parts may be worked on at once.
  struct Links {
    using Act = void (*)(const World&, State&, Ledger&, const WorldPart&,
                         int step);
    Act initialize;  ///< years of signing
    Act decide;      ///< yearly decisions; lists what stands, marks its stands
    Act meet;        ///< visits, trust, deals
    Act observe;     ///< sums at the end of the year
  } links;
};

/// What is done with the cities of one large world, in the order of the
/// schedule, for cities or stands from `from` up to `to`.
struct CityKernel {
  using Act = void (*)(const World&, State&, std::uint32_t from,
                       std::uint32_t to);
  Act initialize;  ///< cities, with their stands
  Act begin_cities, begin_stands;
  Act update_standing;  ///< stands listed in `state.busy_stands`
  void (*fade_standing)(const World&, State&);  ///< in `state.idle_stands`
};
extern const CityKernel city_kernel;

extern const Kernel scalar_kernel;    ///< one lane, for tests and single runs
extern const Kernel baseline_kernel;  ///< two lanes, any 64-bit x86
extern const Kernel avx2_kernel;      ///< four lanes
extern const Kernel avx512_kernel;    ///< eight lanes

/// The widest kernel this processor runs; TWINNING_LANES=scalar, baseline or
/// avx2 in the environment chooses a narrower one.
[[nodiscard]] const Kernel& widest_kernel();

/// The narrowest kernel that makes so many runs at once, since empty lanes take
/// time as well; at most the widest.
[[nodiscard]] const Kernel& kernel_for(std::size_t runs);

}  // namespace twinning
