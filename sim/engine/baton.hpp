#pragma once

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define TWINNING_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif
#endif

namespace twinning {

/// Tells the thread sanitizer of an order that it does not see, for oneTBB is
/// built without it: what a thread does before it passes the baton is done for
/// all who take it after.  Does nothing in other builds.
class Baton {
 public:
#ifdef TWINNING_THREAD_SANITIZER
  void pass() { __tsan_release(this); }
  void take() { __tsan_acquire(this); }
#else
  void pass() {}
  void take() {}
#endif
};

/// What a thread does between two batons, however it ends.
class Leg {
 public:
  Leg(Baton& from, Baton& to) : to_{to} { from.take(); }
  ~Leg() { to_.pass(); }
  Leg(const Leg&) = delete;
  Leg& operator=(const Leg&) = delete;

 private:
  Baton& to_;
};

/// Work that a thread gives to others and waits for: their legs come after
/// what it did before, and before what it does next.
class Relay {
 public:
  Relay() { begin_.pass(); }
  ~Relay() { end_.take(); }
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  [[nodiscard]] Leg leg() { return {begin_, end_}; }

 private:
  Baton begin_, end_;
};

}  // namespace twinning
