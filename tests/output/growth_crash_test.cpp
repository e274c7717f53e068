#include <catch2/catch.hpp>

#include "sim/base/text.hpp"
#include "tests/output/preload.hpp"
#include "tests/output/scratch.hpp"

#ifndef TWINNING_NO_PRELOAD

namespace {

using namespace twinning;
using test::Outcome;
using test::Scratch;

constexpr int stride = 83;
constexpr const char* tables = " 1 yearly cities";

std::string small_study(const std::filesystem::path& result,
                        const std::string& words) {
  return text("{} {} {}", TWINNING_SMALL_STUDY, result.string(), words);
}

/// A study of 20 runs that grows to 30, its growth ended at any call.
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
    REQUIRE(number_after("made", outcome) == 30 - held_);
    calls_ = std::stoi(test::bytes_of(count_.path() / "count"));
    REQUIRE(calls_ > 40);
    REQUIRE(
        test::shell(small_study(place_ / "new.h5", "30" + std::string{tables}))
            .status == 0);
    grown_ = test::bytes_of(place_ / "new.h5");
    REQUIRE(test::bytes_of(result()) == grown_);
  }

  /// Ends the growth at every 83rd of its calls, for there are hundreds, by a
  /// deed, and begins it again.
  void disturb(const std::string& deed) {
    for (int at = 1; at <= calls_; at += stride) {
      restore();
      const Outcome ended = shim(deed, at);
      INFO(text("{} at call {} of {}: {}", deed, at, calls_, ended.said));
      CHECK(ended.status == 137);
      const std::string left = test::bytes_of(result());
      CHECK((left == old_ || left == grown_));

      const Outcome again = test::shell(growth());
      INFO(again.said);
      CHECK(again.status == 0);
      CHECK(number_after("made", again) <= 30 - held_);
      CHECK(test::bytes_of(result()) == grown_);
      CHECK(place_.names() == std::vector<std::string>{"x.h5"});
    }
  }

 private:
  [[nodiscard]] std::filesystem::path result() const { return place_ / "x.h5"; }
  [[nodiscard]] std::string growth() const {
    return small_study(result(), text("30{} grow", tables));
  }

  /// What there was before the growth.
  void restore() const {
    place_.empty();
    std::filesystem::copy(before_.path(), place_.path(),
                          std::filesystem::copy_options::recursive);
  }

  Outcome shim(const std::string& deed, int at) const {
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
  int calls_ = 0;
  std::string old_, grown_;
};

}  // namespace

TEST_CASE("Ended anywhere, a growing study makes no run again that it had",
          "[output][crash][growth][slow]") {
  Growing finished("20" + std::string{tables}, 17);
  finished.disturb("kill");
  finished.disturb("half");
}

TEST_CASE("So does one that grows before it was finished",
          "[output][crash][growth][slow]") {
  Growing unfinished("20 1 14 yearly cities", 12);
  unfinished.disturb("kill");
  unfinished.disturb("half");
}

#endif
