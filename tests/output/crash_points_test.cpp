#include <catch2/catch.hpp>
#include <cerrno>
#include <numeric>
#include <optional>

#include "sim/base/text.hpp"
#include "tests/output/counted_calls.hpp"
#include "tests/output/preload.hpp"
#include "tests/output/scratch.hpp"

#ifndef TWINNING_NO_PRELOAD

namespace {

using namespace twinning;
using Catch::Contains;
using test::Outcome;
using test::Scratch;

/// 20 runs in three parts, the last one shorter, with every kind of table.
constexpr const char* study = " 20 1 events yearly cities";

/// The small study, its calls counted or disturbed.
class Disturbed {
 public:
  Disturbed() {
    shim("count", 0);
    calls_.emplace(count_ / "count");
    whole_ = test::bytes_of(result());
    REQUIRE(calls_->count() > 40);
    REQUIRE(whole_.size() > 10'000);
  }

  [[nodiscard]] int calls() const { return calls_->count(); }
  [[nodiscard]] std::vector<int> every_call() const {
    std::vector<int> calls(std::size_t(calls_->count()));
    std::iota(calls.begin(), calls.end(), 1);
    return calls;
  }
  [[nodiscard]] std::vector<int> calls_of_all_kinds() const {
    return calls_->of_all_kinds();
  }
  [[nodiscard]] std::filesystem::path result() const { return place_ / "x.h5"; }
  [[nodiscard]] const Scratch& place() const { return place_; }

  Outcome shim(const std::string& what, int at, const std::string& more = "") {
    place_.empty();
    return test::shell(text(
        "SHIM_DO={} SHIM_AT={} SHIM_COUNT={} {} LD_PRELOAD={} {} {}{}", what,
        at, (count_.path() / "count").string(), more, TWINNING_CRASH_SHIM,
        TWINNING_SMALL_STUDY, result().string(), study));
  }
  Outcome again() const {
    return test::shell(
        text("{} {}{}", TWINNING_SMALL_STUDY, result().string(), study));
  }

  /// The result is not there, or whole.
  [[nodiscard]] bool never_half() const {
    return !std::filesystem::exists(result()) ||
           test::bytes_of(result()) == whole_;
  }

  /// The same command ends with the same bytes and nothing beside them.
  [[nodiscard]] bool resumes() const {
    const bool ready = std::filesystem::exists(result());
    const Outcome outcome = again();
    const bool told = outcome.status == 0 ||
                      (ready && outcome.status == 4 &&
                       outcome.said.find("exists") != std::string::npos);
    UNSCOPED_INFO(outcome.said);
    return told && test::bytes_of(result()) == whole_ &&
           place_.names() == std::vector<std::string>{"x.h5"};
  }

  /// Nothing but the result, the plan, parts and the lock.
  [[nodiscard]] bool no_temporary_files() const {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(place_.path()))
      if (const std::string name = entry.path().filename().string();
          name.find("writing") != std::string::npos || name.ends_with(".tmp"))
        return false;
    return true;
  }

 private:
  Scratch place_, count_;
  std::optional<test::CountedCalls> calls_;
  std::string whole_;
};

/// Each of these calls fails once, or from there on; the program says why and
/// where.
///
/// Faults that come on top of those met at every call are tried at the calls of
/// every kind.
void disturb_with(Disturbed& world, int error, const std::string& words,
                  const std::string& more, const std::vector<int>& calls) {
  for (const int at : calls) {
    const Outcome outcome = world.shim(text("{}", error), at, more);
    INFO(text("errno {} at call {} of {}: {}", error, at, world.calls(),
              outcome.said));
    CHECK((outcome.status == 4 || outcome.status == 0));
    if (outcome.status == 4) CHECK_THAT(outcome.said, Contains(words));
    CHECK(world.no_temporary_files());
    CHECK(world.never_half());
    CHECK(world.resumes());
  }
}

}  // namespace

TEST_CASE("Killed before any call that changes files, a study resumes",
          "[output][crash][slow]") {
  Disturbed world;
  for (int at = 1; at <= world.calls(); ++at) {
    const Outcome outcome = world.shim("kill", at);
    INFO(text("before call {} of {}", at, world.calls()));
    CHECK(outcome.status == 137);
    CHECK(world.never_half());
    CHECK(world.resumes());
  }
}

TEST_CASE("Killed in the middle of any write, a study resumes",
          "[output][crash][slow]") {
  Disturbed world;
  for (int at = 1; at <= world.calls(); ++at) {
    const Outcome outcome = world.shim("half", at);
    INFO(text("in call {} of {}", at, world.calls()));
    CHECK(outcome.status == 137);
    CHECK(world.never_half());
    CHECK(world.resumes());
  }
}

TEST_CASE("A full disk at any call is told, and the study resumes",
          "[output][crash][slow]") {
  Disturbed world;
  disturb_with(world, ENOSPC, "", "", world.every_call());
  disturb_with(world, ENOSPC, "", "SHIM_STAY=1", world.calls_of_all_kinds());
}

TEST_CASE("A disk that fails at any call is told, and the study resumes",
          "[output][crash][slow]") {
  Disturbed world;
  disturb_with(world, EIO, "", "", world.every_call());
  disturb_with(world, EDQUOT, "", "SHIM_STAY=1", world.calls_of_all_kinds());
  disturb_with(world, EMFILE, "", "", world.calls_of_all_kinds());
}

TEST_CASE("Short and interrupted writes change nothing",
          "[output][crash][slow]") {
  Disturbed world;
  CHECK(world.shim("short", 0).status == 0);
  CHECK(world.never_half());
  for (const int at : world.calls_of_all_kinds()) {
    const Outcome outcome = world.shim("short", at);
    INFO(text("at call {}: {}", at, outcome.said));
    CHECK(outcome.status == 0);
    CHECK(world.never_half());
  }
}

TEST_CASE("Killed again and again, a study ends with the same bytes",
          "[output][crash][slow]") {
  Scratch place;
  const auto command = [&](const std::string& name) {
    return text("{} {} 60 2 slow yearly cities", TWINNING_SMALL_STUDY,
                (place / name).string());
  };
  REQUIRE(test::shell(command("whole.h5")).status == 0);
  for (int chain = 0; chain < 10; ++chain) {
    const std::string name = text("chain-{}.h5", chain);
    int kills = 0;
    while (test::shell(
               text("timeout -s KILL 0.0{} {}", 29 + 7 * chain, command(name)))
                   .status != 0 &&
           kills < 60)
      ++kills;
    INFO(text("chain {} after {} kills", chain, kills));
    // A machine too busy to end in time is given the time, once.
    if (kills == 60) test::shell(command(name));
    const bool same =
        test::bytes_of(place / name) == test::bytes_of(place / "whole.h5");
    CHECK(same);
    CHECK_FALSE(std::filesystem::exists(place / (name + ".parts")));
  }
}

#endif
