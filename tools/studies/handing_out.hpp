#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "tools/console/interruption.hpp"
#include "tools/runs/making.hpp"
#include "tools/studies/ranks.hpp"

namespace twinning {

/// What a rank tells rank 0, with the runs made since it told before, and the
/// answers.  A rank that is idle waits for its answer until there is work.
struct Telling {
  enum Kind : std::int64_t {
    idle,    ///< all that it was given is stored: a share, or the end?
    wants,   ///< it can take on another share with those it has
    leaves,  ///< number: the exit status it ends by
    share,   ///< an answer; number: of the share
    none,    ///< an answer: make what you have, then be idle
    end,     ///< an answer; number: the exit status of the job
  };
};

/// Rank 0's side: gives shares of a study to all ranks, itself among them, on
/// a thread that does nothing else.
///
/// Near the end a rank gets one share at a time, so that all end together.
class HandingOut {
 public:
  HandingOut(Ranks& ranks, Interruption& interruption);
  /// Ends the job for all ranks.
  ~HandingOut();
  HandingOut(const HandingOut&) = delete;
  HandingOut& operator=(const HandingOut&) = delete;

  /// Begins to hand out these shares; `told` hears what the ranks report.
  void begin(std::vector<std::size_t> shares, Advance told);

  /// A share for rank 0 itself: its first, or another beside those it has.
  [[nodiscard]] std::optional<std::size_t> first();
  [[nodiscard]] std::optional<std::size_t> another();

  /// Waits until every rank is idle or has left; gives the status that one of
  /// them has left by, or 0; once a signal has come, at once 128 + the signal.
  [[nodiscard]] int wait();

  /// Hands out nothing more: every rank that asks ends by this status.
  void end(int status);

  /// Ends the job and waits until every rank has left; for ever if one is lost,
  /// and then mpirun kills this one too.
  void finish(int status);

 private:
  void serve(const std::stop_token& over);
  void take(const Ranks::Received& received);
  void answer_idle();
  [[nodiscard]] std::optional<std::size_t> take_share(bool has_some);

  Ranks& ranks_;
  Interruption& interruption_;

  std::mutex mutex_;  ///< of all below
  std::deque<std::size_t> shares_;
  Advance told_;
  std::vector<unsigned> idle_;
  std::size_t left_ = 0;      ///< ranks that have left
  std::optional<int> ended_;  ///< by which status
  int fault_ = 0;             ///< status that a rank has left by

  std::jthread server_;
};

}  // namespace twinning
