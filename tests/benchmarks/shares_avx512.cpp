#include "tests/benchmarks/shares_lanes.hpp"

namespace twinning {

std::vector<Share> shares_avx512(const World& world) {
  return ShareTimer<8>(world).measure();
}

}  // namespace twinning
