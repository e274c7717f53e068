#include "output/storer.hpp"

#include <csignal>

namespace twinning {
namespace {

constexpr std::size_t most_waiting = 2;

}  // namespace

Storer::Storer() : thread_{[this] { work(); }} {}

Storer::~Storer() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Storer::tell() const {
  if (error_) std::rethrow_exception(error_);
}

void Storer::add(Job job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return error_ || jobs_.size() <= most_waiting; });
  tell();
  jobs_.push_back(std::move(job));
  changed_.notify_all();
}

void Storer::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return jobs_.empty(); });
  tell();
}

void Storer::work() {
  // Signals are for the thread that has been told what to do about them.
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);

  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return ending_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const bool dropped = error_ != nullptr;
    const Job job = std::move(jobs_.front());
    lock.unlock();
    std::exception_ptr error;
    try {
      if (!dropped) job();
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    if (error) error_ = error;
    jobs_.pop_front();
    changed_.notify_all();
  }
}

}  // namespace twinning
