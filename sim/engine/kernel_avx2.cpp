#include "sim/engine/kernel_lanes.hpp"

namespace twinning {

const Kernel avx2_kernel = LaneKernel<4>::kernel("avx2");

}  // namespace twinning
