#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace twinning {

/// A thread that stores what others have made ready, in the order in which
/// they bring it, so that nobody waits for the disk who could make runs.
///
/// The first error ends the storing: jobs after it are dropped, and whoever
/// calls next is told.
class Storer {
 public:
  using Job = std::function<void()>;

  Storer();
  ~Storer();
  Storer(const Storer&) = delete;
  Storer& operator=(const Storer&) = delete;

  /// Adds a job; waits while two others wait, so that memory stays bounded.
  /// Errors:  the first exception of a job
  void add(Job job);

  /// Waits until all jobs are done.
  /// Errors:  as `add`
  void drain();

 private:
  void work();
  void tell() const;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;  ///< the first of them is in work
  std::exception_ptr error_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace twinning
