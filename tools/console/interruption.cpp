#include "tools/console/interruption.hpp"

#include <unistd.h>

#include <ctime>

#include "tools/console/terminal.hpp"

namespace twinning {
namespace {

bool ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 &&
         action.sa_handler == SIG_IGN;
}

}  // namespace

Interruption::Interruption() {
  ::sigemptyset(&watched_);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGUSR1})
    if (!ignored(signal)) ::sigaddset(&watched_, signal);
  ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
  watcher_ = std::jthread{[this](const std::stop_token& end) { watch(end); }};
}

Interruption::~Interruption() {
  watcher_.request_stop();
  watcher_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interruption::pass_on(int signal) {
  int none = 0;
  signal_.compare_exchange_strong(none, signal);
  stop_.request_stop();
}

void Interruption::watch(const std::stop_token& end) {
  const timespec moment{0, 50'000'000};
  while (!end.stop_requested()) {
    const int signal = ::sigtimedwait(&watched_, nullptr, &moment);
    if (signal <= 0) continue;
    if (signal_ != 0) ::_exit(128 + signal);
    signal_ = signal;
    if (!quiet_)
      tell("\nfinishing the runs in flight; again to stop at once\n");
    stop_.request_stop();
  }
}

}  // namespace twinning
