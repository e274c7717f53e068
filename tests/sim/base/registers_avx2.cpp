#include "tests/sim/base/registers_lanes.hpp"

namespace twinning::tests {

const Registers four_lanes = RegistersOf<4>::made;

}  // namespace twinning::tests
