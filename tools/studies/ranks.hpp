#pragma once

#include <cstdint>
#include <memory>
#include <optional>

namespace twinning {

/// What ranks tell one another: three numbers, whose meaning is that of
/// HandingOut.
struct Note {
  std::int64_t kind = 0;
  std::int64_t number = 0;
  std::int64_t failed = 0;
};

/// The processes that mpirun or srun has started together: the only calls of
/// MPI.  A program built without MPI has no ranks.
///
/// Made once, after Interruption, since MPI makes threads of its own; calls
/// may come from any one thread at a time.
class Ranks {
 public:
  /// Errors:  UserError(command_line) if the program was built without MPI:
  ///          says how it must be built
  Ranks();
  /// Waits for all ranks.
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] unsigned number() const;  ///< of this rank, from 0
  [[nodiscard]] unsigned count() const;

  /// Threads for this rank: the processors that the ranks of this host may run
  /// on, divided among them.
  [[nodiscard]] unsigned processors() const;

  void send(unsigned rank, const Note& note);

  struct Received {
    unsigned rank;
    Note note;
  };
  /// A note that has come; none has: none.
  [[nodiscard]] std::optional<Received> receive();

 private:
  struct World;
  std::unique_ptr<World> world_;
};

}  // namespace twinning
