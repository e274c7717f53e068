#include "tests/benchmarks/shares_lanes.hpp"

namespace twinning {

std::vector<Share> shares_baseline(const World& world) {
  return ShareTimer<2>(world).measure();
}

}  // namespace twinning
