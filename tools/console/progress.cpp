#include "tools/console/progress.hpp"

#include "sim/base/text.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

using namespace std::chrono_literals;

constexpr auto between_rewrites = 100ms;
constexpr auto between_lines = 10s;
constexpr auto remembered = 60s;

}  // namespace

Progress::Progress(std::size_t done, std::size_t planned, bool quiet)
    : done_{done},
      planned_{planned},
      quiet_{quiet},
      rewrites_{rewritable_terminal()},
      last_shown_{Clock::now()},
      marks_{{last_shown_, done}} {}

Progress::~Progress() {
  if (shown_ && rewrites_) tell("\r\x1b[K");
}

void Progress::advance(std::size_t runs, bool failed) {
  const std::scoped_lock lock{mutex_};
  done_ += runs;
  failed_ += failed;
  if (quiet_) return;
  const auto now = Clock::now();
  if (now - last_shown_ < (rewrites_ ? Clock::duration{between_rewrites}
                                     : Clock::duration{between_lines}))
    return;
  show(now);
}

void Progress::show(Clock::time_point now) {
  marks_.push_back({now, done_});
  while (marks_.size() > 2 && now - marks_.front().time > remembered)
    marks_.pop_front();
  last_shown_ = now;
  shown_ = true;
  tell(rewrites_ ? text("\r{}\x1b[K", line(now)) : line(now) + '\n');
}

std::string Progress::line(Clock::time_point now) const {
  const std::chrono::duration<double> spent = now - marks_.front().time;
  const double rate = double(done_ - marks_.front().done) / spent.count();
  return text(
      "{} of {} runs ({:.0f} %), {} runs/s, {} left{}",
      with_commas(static_cast<long long>(done_)),
      with_commas(static_cast<long long>(planned_)),
      100 * double(done_) / double(planned_), rounded(rate),
      duration(double(planned_ - done_) / rate),
      failed_ == 0
          ? ""
          : text(", {} failed", with_commas(static_cast<long long>(failed_))));
}

}  // namespace twinning
