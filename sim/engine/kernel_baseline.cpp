#include "sim/engine/kernel_lanes.hpp"

namespace twinning {

const Kernel baseline_kernel = LaneKernel<2>::kernel("baseline");

}  // namespace twinning
