// Runs after the first are made in memory that is there already.  The linker
// passes all that the program asks for through the counters here.
#include <sys/mman.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstddef>

#include "tests/sim/engine/ensembles.hpp"

namespace {
std::atomic<std::size_t> asked_for = 0;
}  // namespace

extern "C" {
void* __real__Znwm(std::size_t size);
void* __real_aligned_alloc(std::size_t alignment, std::size_t size);
void* __real_mmap(void* at, std::size_t size, int protection, int flags,
                  int file, off_t offset);
void* __wrap__Znwm(std::size_t size) {
  ++asked_for;
  return __real__Znwm(size);
}
void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size) {
  ++asked_for;
  return __real_aligned_alloc(alignment, size);
}
void* __wrap_mmap(void* at, std::size_t size, int protection, int flags,
                  int file, off_t offset) {
  ++asked_for;
  return __real_mmap(at, size, protection, flags, file, offset);
}
}

namespace twinning::tests {
namespace {

/// How often two runs, or one by itself, ask for memory.
std::size_t asked_in(Runner& runner, const World& world,
                     std::uint32_t replicate, bool alone) {
  const std::size_t before = asked_for;
  const std::array replicates{replicate, replicate + 1};
  (void)runner.run(world, std::span(replicates).first(alone ? 1 : 2));
  return asked_for - before;
}

TEST_CASE("Only the first runs of a world ask for memory", "[allocation]") {
  Scenario scenario = known_setting("baseline");
  scenario.record = {};
  const World world(scenario);
  for (const Kernel* kernel : kernels_here())
    for (const bool alone : {false, true}) {
      if (kernel->lanes == 1) continue;
      Runner runner(*kernel);
      CHECK(asked_in(runner, world, 0, alone) > 20);
      // The list of links that ended has reached its size after a few.
      for (std::uint32_t replicate = 2; replicate < 20; replicate += 2)
        (void)asked_in(runner, world, replicate, alone);
      std::size_t later = 0;
      for (std::uint32_t replicate = 0; replicate < 20; replicate += 2)
        later += asked_in(runner, world, replicate, alone);
      INFO(kernel->name << (alone ? ", one run" : ", two runs"));
      CHECK(later == 0);
    }
}

}  // namespace
}  // namespace twinning::tests
