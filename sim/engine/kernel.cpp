#include "sim/engine/kernel.hpp"

#include <array>
#include <cstdlib>

namespace twinning {
namespace {

bool runs_here(const Kernel& kernel) {
  if (&kernel == &avx512_kernel)
    return __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512dq");
  if (&kernel == &avx2_kernel) return __builtin_cpu_supports("avx2");
  return true;
}

/// From the widest to the narrowest.
constexpr std::array kernels{&avx512_kernel, &avx2_kernel, &baseline_kernel,
                             &scalar_kernel};

const Kernel& choose() {
  const char* const wish = std::getenv("TWINNING_LANES");
  for (const Kernel* kernel : kernels)
    if (runs_here(*kernel) && wish != nullptr && kernel->name == wish)
      return *kernel;
  for (const Kernel* kernel : kernels)
    if (runs_here(*kernel)) return *kernel;
  return scalar_kernel;
}

}  // namespace

const Kernel& widest_kernel() {
  static const Kernel& chosen = choose();
  return chosen;
}

const Kernel& kernel_for(std::size_t runs) {
  const Kernel* best = &widest_kernel();
  for (const Kernel* kernel : kernels)
    if (runs_here(*kernel) && kernel->lanes < best->lanes &&
        std::size_t(kernel->lanes) >= runs)
      best = kernel;
  return *best;
}

}  // namespace twinning
