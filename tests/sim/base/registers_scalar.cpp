#include "tests/sim/base/registers_lanes.hpp"

namespace twinning::tests {

const Registers one_lane = RegistersOf<1>::made;

}  // namespace twinning::tests
