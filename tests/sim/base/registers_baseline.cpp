#include "tests/sim/base/registers_lanes.hpp"

namespace twinning::tests {

const Registers two_lanes = RegistersOf<2>::made;

}  // namespace twinning::tests
