#include "tools/studies/ranks.hpp"

#include <mpi.h>
#include <sched.h>

#include <algorithm>
#include <array>
#include <vector>

#include "sim/base/error.hpp"

namespace twinning {
namespace {

constexpr int tag = 1;

/// Processors of the ranks on this host, divided among them, but no more than
/// this rank is bound to.
unsigned share_of_processors() {
  MPI_Comm host = MPI_COMM_NULL;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL,
                      &host);
  int ranks = 1;
  MPI_Comm_size(host, &ranks);
  cpu_set_t own, all;
  CPU_ZERO(&own);
  ::sched_getaffinity(0, sizeof own, &own);
  MPI_Allreduce(&own, &all, int(sizeof own), MPI_BYTE, MPI_BOR, host);
  MPI_Comm_free(&host);
  return unsigned(
      std::max(1, std::min(CPU_COUNT(&own), CPU_COUNT(&all) / ranks)));
}

}  // namespace

struct Ranks::World {
  unsigned number = 0;
  unsigned count = 1;
  unsigned processors = 1;
};

Ranks::Ranks() : world_{std::make_unique<World>()} {
  int level = MPI_THREAD_SINGLE, number = 0, count = 1;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &level);
  if (level < MPI_THREAD_SERIALIZED) {
    MPI_Finalize();
    throw UserError(Fault::command_line,
                    "--mpi needs an MPI that several threads may call "
                    "(MPI_THREAD_SERIALIZED), and this one is not");
  }
  MPI_Comm_rank(MPI_COMM_WORLD, &number);
  MPI_Comm_size(MPI_COMM_WORLD, &count);
  *world_ = {unsigned(number), unsigned(count), share_of_processors()};
}

Ranks::~Ranks() { MPI_Finalize(); }

unsigned Ranks::number() const { return world_->number; }
unsigned Ranks::count() const { return world_->count; }
unsigned Ranks::processors() const { return world_->processors; }

void Ranks::send(unsigned rank, const Note& note) {
  const std::array words{note.kind, note.number, note.failed};
  MPI_Send(words.data(), int(words.size()), MPI_INT64_T, int(rank), tag,
           MPI_COMM_WORLD);
}

std::optional<Ranks::Received> Ranks::receive() {
  int there = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, tag, MPI_COMM_WORLD, &there, &status);
  if (there == 0) return std::nullopt;
  std::array<std::int64_t, 3> words{};
  MPI_Recv(words.data(), int(words.size()), MPI_INT64_T, status.MPI_SOURCE, tag,
           MPI_COMM_WORLD, &status);
  return Received{unsigned(status.MPI_SOURCE), {words[0], words[1], words[2]}};
}

}  // namespace twinning
