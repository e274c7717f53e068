#include "sim/engine/kernel_lanes.hpp"

namespace twinning {

const Kernel scalar_kernel = ReplicateKernel<1>::kernel("scalar");

}  // namespace twinning
