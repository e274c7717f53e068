#include "tests/sim/base/registers_lanes.hpp"

namespace twinning::tests {

const Registers eight_lanes = RegistersOf<8>::made;

}  // namespace twinning::tests
