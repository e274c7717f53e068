#include "sim/engine/kernel_lanes.hpp"

namespace twinning {

const Kernel avx512_kernel = LaneKernel<8>::kernel("avx512");

}  // namespace twinning
