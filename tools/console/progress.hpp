#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>

namespace twinning {

/// Tells on standard error how far a batch has come: on a terminal one line
/// that is written over, elsewhere a line every ten seconds.
///
/// The rate is that of the last minute, so that a process that was suspended
/// soon tells the time left right again.
class Progress {
 public:
  /// `done` runs of `planned` were made before; `quiet` tells nothing.
  Progress(std::size_t done, std::size_t planned, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// So many more runs are done, and whether some of them failed; safe to call
  /// from several threads.
  void advance(std::size_t runs = 1, bool failed = false);

 private:
  using Clock = std::chrono::steady_clock;
  struct Mark {
    Clock::time_point time;
    std::size_t done;
  };

  [[nodiscard]] std::string line(Clock::time_point now) const;
  void show(Clock::time_point now);

  std::mutex mutex_;
  std::size_t done_;
  std::size_t planned_;
  std::size_t failed_ = 0;  ///< runs, or cells in which some failed
  bool quiet_;
  bool rewrites_;
  bool shown_ = false;
  Clock::time_point last_shown_;
  std::deque<Mark> marks_;
};

}  // namespace twinning
