#include "sim/engine/parallel.hpp"

#include <oneapi/tbb/parallel_for.h>

#include "sim/engine/baton.hpp"

namespace twinning {

void for_each_at_once(std::size_t count,
                      const std::function<void(std::size_t)>& act) {
  Relay relay;
  oneapi::tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
    const Leg leg = relay.leg();
    act(i);
  });
}

}  // namespace twinning
