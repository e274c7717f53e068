#pragma once

#include <string_view>
#include <vector>

#include "sim/model/world.hpp"

namespace twinning {

/// What one part of a step takes of one link in one run [ns].
struct Share {
  std::string_view what;
  double per_link_step;
};

/// Where the time of a run goes, in as many lanes as the function says.
std::vector<Share> shares_baseline(const World& world);
std::vector<Share> shares_avx2(const World& world);
std::vector<Share> shares_avx512(const World& world);

}  // namespace twinning
