#include "tools/studies/handing_out.hpp"

#include <chrono>

namespace twinning {
namespace {

/// How long a note may lie unread: far less than a share takes, and long
/// enough to leave the processor to those who work.
constexpr auto moment = std::chrono::milliseconds(1);

}  // namespace

HandingOut::HandingOut(Ranks& ranks, Interruption& interruption)
    : ranks_{ranks},
      interruption_{interruption},
      server_{[this](const std::stop_token& over) { serve(over); }} {}

HandingOut::~HandingOut() {
  if (server_.joinable()) finish(0);
}

void HandingOut::begin(std::vector<std::size_t> shares, Advance told) {
  const std::scoped_lock lock(mutex_);
  shares_.assign(shares.begin(), shares.end());
  told_ = std::move(told);
}

/// A rank that has some already leaves one for each of the others.
std::optional<std::size_t> HandingOut::take_share(bool has_some) {
  if (ended_ || shares_.empty() ||
      (has_some && shares_.size() < ranks_.count()))
    return std::nullopt;
  const std::size_t share = shares_.front();
  shares_.pop_front();
  return share;
}

std::optional<std::size_t> HandingOut::first() {
  const std::scoped_lock lock(mutex_);
  return take_share(false);
}

std::optional<std::size_t> HandingOut::another() {
  const std::scoped_lock lock(mutex_);
  return take_share(true);
}

int HandingOut::wait() {
  for (;;) {
    if (const int signal = interruption_.signal()) return 128 + signal;
    {
      const std::scoped_lock lock(mutex_);
      if (idle_.size() + left_ + 1 == ranks_.count() &&
          (ended_ || shares_.empty()))
        return fault_;
    }
    std::this_thread::sleep_for(moment);
  }
}

void HandingOut::end(int status) {
  const std::scoped_lock lock(mutex_);
  if (!ended_) ended_ = status;
}

void HandingOut::finish(int status) {
  end(status);
  server_.request_stop();
  server_.join();
}

/// Until it is over and no rank waits for an answer.
void HandingOut::serve(const std::stop_token& over) {
  for (;;) {
    while (const auto received = ranks_.receive()) take(*received);
    answer_idle();
    {
      const std::scoped_lock lock(mutex_);
      if (over.stop_requested() && left_ + 1 == ranks_.count()) return;
    }
    std::this_thread::sleep_for(moment);
  }
}

void HandingOut::take(const Ranks::Received& received) {
  const auto& [rank, note] = received;
  const std::scoped_lock lock(mutex_);
  if (note.kind == Telling::leaves) {
    ++left_;
    if (fault_ == 0) fault_ = int(note.number);
    if (!ended_) ended_ = fault_;
    if (fault_ > 128) interruption_.pass_on(fault_ - 128);
    return;
  }
  if (note.number > 0 && told_)
    told_(std::size_t(note.number), note.failed > 0);
  if (note.kind == Telling::idle) {
    idle_.push_back(rank);
  } else if (const auto share = take_share(true)) {
    ranks_.send(rank, {Telling::share, std::int64_t(*share)});
  } else {
    ranks_.send(rank, {Telling::none});
  }
}

/// Gives every idle rank a share, or the end.
void HandingOut::answer_idle() {
  const std::scoped_lock lock(mutex_);
  while (!idle_.empty()) {
    if (ended_) {
      ranks_.send(idle_.back(), {Telling::end, *ended_});
      ++left_;
    } else if (const auto share = take_share(false)) {
      ranks_.send(idle_.back(), {Telling::share, std::int64_t(*share)});
    } else {
      return;
    }
    idle_.pop_back();
  }
}

}  // namespace twinning
