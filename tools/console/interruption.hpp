#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace twinning {

/// Watches for SIGINT, SIGTERM, SIGHUP and SIGUSR1 while it exists; the last is
/// how queues and mpirun tell that the time of a job is nearly over.
///
/// The first one asks for a stop, so that what is in flight can be finished
/// and kept; the second ends the process at once, by 128 + its number.  A
/// signal that was ignored before (nohup) stays ignored.
///
/// Made before any other thread is, since threads take over which signals are
/// held back.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The stop that is asked for.
  [[nodiscard]] std::stop_token stop() const { return stop_.get_token(); }

  /// The signal that asked for it; 0: none has.
  [[nodiscard]] int signal() const { return signal_; }

  /// Asks for the stop as if this process had got the signal.
  void pass_on(int signal);

  /// Says nothing when a signal comes, since another process says it.
  void be_quiet() { quiet_ = true; }

 private:
  void watch(const std::stop_token& end);

  sigset_t watched_;
  sigset_t before_;
  std::stop_source stop_;
  std::atomic<int> signal_ = 0;
  std::atomic<bool> quiet_ = false;
  std::jthread watcher_;
};

}  // namespace twinning
