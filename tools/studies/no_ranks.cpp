#include "sim/base/error.hpp"
#include "tools/studies/ranks.hpp"

// Takes the place of ranks.cpp where CMake finds no MPI.

namespace twinning {

struct Ranks::World {};

Ranks::Ranks() {
  throw UserError(Fault::command_line,
                  "--mpi: this program was built without MPI; install Open MPI "
                  "(in Debian: libopenmpi-dev openmpi-bin) and build it again "
                  "with cmake -D TWINNING_MPI=ON; --shard needs no MPI");
}

Ranks::~Ranks() = default;

unsigned Ranks::number() const { return 0; }
unsigned Ranks::count() const { return 1; }
unsigned Ranks::processors() const { return 1; }
void Ranks::send(unsigned, const Note&) {}
std::optional<Ranks::Received> Ranks::receive() { return std::nullopt; }

}  // namespace twinning
