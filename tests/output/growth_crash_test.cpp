#include <catch2/catch.hpp>
#include <optional>

#include "sim/base/text.hpp"
#include "tests/output/counted_calls.hpp"
#include "tests/output/preload.hpp"
#include "tests/output/scratch.hpp"

#ifndef TWINNING_NO_PRELOAD

namespace {

using namespace twinning;
using test::Outcome;
using test::Scratch;

constexpr const char* tables = " yearly cities";

std::string small_study(const std::filesystem::path& result,
                        const std::string& words) {
  return text("{} {} {}", TWINNING_SMALL_STUDY, result.string(), words);
}

/// A study of 9 runs in three parts that grows to 14 in four, its growth ended
/// at any call.
class Growing {
 public:
  /// `first` makes what there is before; of that, `held` runs did not fail.
  Growing(const std::string& first, std::size_t held) : held_{held} {
    REQUIRE(test::shell(small_study(before_ / "x.h5", first)).status == 0);
    restore();
    old_ = test::bytes_of(result());
    const Outcome outcome = shim("count", 0);
    REQUIRE(outcome.status == 0);
    REQUIRE(number_after("taken", outcome) == held_);
    REQUIRE(number_after("made", outcome) == 14 - held_);
    calls_.emplace(count_ / "count");
    REQUIRE(calls_->count() > 40);
    REQUIRE(
        test::shell(small_study(place_ / "new.h5", "14" + std::string{tables}))
            .status == 0);
    grown_ = test::bytes_of(place_ / "new.h5");
    REQUIRE(test::bytes_of(result()) == grown_);
  }

  /// Ends the growth before any of its calls, and in the middle of any write,
  /// and begins it again.
  ///
  /// Most calls write the result, one after the other: of such a row three are
  /// tried, for all would take ten minutes of processor.  What is left by one
  /// that ended after a call is what the next finds that ends before.
  void disturb() const {
    for (const int at : calls_->of_all_kinds()) {
      end_and_begin_again("kill", at);
      if (calls_->writes(at)) end_and_begin_again("half", at);
    }
  }

 private:
  void end_and_begin_again(const std::string& deed, int at) const {
    restore();
    const Outcome ended = shim(deed, at);
    INFO(
        text("{} at call {} of {}: {}", deed, at, calls_->count(), ended.said));
    CHECK(ended.status == 137);
    const std::string left = test::bytes_of(result());
    CHECK((left == old_ || left == grown_));

    const Outcome again = test::shell(growth());
    INFO(again.said);
    CHECK(again.status == 0);
    CHECK(number_after("made", again) <= 14 - held_);
    CHECK(test::bytes_of(result()) == grown_);
    CHECK(place_.names() == std::vector<std::string>{"x.h5"});
  }

  [[nodiscard]] std::filesystem::path result() const { return place_ / "x.h5"; }
  [[nodiscard]] std::string growth() const {
    return small_study(result(), text("14{} grow", tables));
  }

  /// What there was before the growth.
  void restore() const {
    place_.empty();
    std::filesystem::copy(before_.path(), place_.path(),
                          std::filesystem::copy_options::recursive);
  }

  [[nodiscard]] Outcome shim(const std::string& deed, int at) const {
    return test::shell(
        text("SHIM_DO={} SHIM_AT={} SHIM_COUNT={} LD_PRELOAD={} "
             "{}",
             deed, at, (count_.path() / "count").string(), TWINNING_CRASH_SHIM,
             growth()));
  }

  static std::size_t number_after(const std::string& word,
                                  const Outcome& outcome) {
    const std::size_t at = outcome.said.find(word + " ");
    REQUIRE(at != std::string::npos);
    return std::stoul(outcome.said.substr(at + word.size()));
  }

  Scratch before_, place_, count_;
  std::size_t held_;
  std::optional<test::CountedCalls> calls_;
  std::string old_, grown_;
};

}  // namespace

TEST_CASE("Ended anywhere, a growing study makes no run again that it had",
          "[output][crash][growth][slow]") {
  const Growing finished("9" + std::string{tables}, 8);
  finished.disturb();
}

TEST_CASE("So does one that grows before it was finished",
          "[output][crash][growth][slow]") {
  const Growing unfinished("9 1 6" + std::string{tables}, 5);
  unfinished.disturb();
}

#endif
