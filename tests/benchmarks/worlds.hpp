#pragma once

#include <string>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/engine/run.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// The UK–China baseline, and what may be changed of it.
inline Scenario baseline(std::vector<Setting> settings = {}) {
  ReadOptions options;
  options.settings = std::move(settings);
  return read_scenario(TWINNING_SOURCE "/scenarios/uk-china.toml", options);
}

/// Links that stood at the end of each year, times steps: what a run did.
inline double link_steps(const RunRecord& run, const World& world) {
  const std::size_t block =
      std::size_t(world.scenario.calendar.years()) * world.relations();
  double standing = 0;
  for (std::size_t i = 0; i < block; ++i)
    standing += run.yearly[std::size_t(Yearly::active) * block + i] +
                run.yearly[std::size_t(Yearly::dormant) * block + i];
  return standing * world.steps_per_year;
}

}  // namespace twinning
