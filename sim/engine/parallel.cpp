#include "sim/engine/parallel.hpp"

#include <oneapi/tbb/parallel_for.h>

namespace twinning {

void for_each_at_once(std::size_t count,
                      const std::function<void(std::size_t)>& act) {
  oneapi::tbb::parallel_for(std::size_t{0}, count, act);
}

}  // namespace twinning
