#include "sim/inference/multiplicity.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/inference/interval.hpp"
#include "tests/sim/inference/samples.hpp"

namespace twinning::tests {
namespace {

const std::vector<double> chances{0.01, 0.02, 0.03, 0.005};

TEST_CASE("Holm's adjustment is that of R", "[inference]") {
  // p.adjust(c(.01, .02, .03, .005), "holm")
  const auto adjusted = holm(chances);
  CHECK(adjusted[0] == Approx(0.03));
  CHECK(adjusted[1] == Approx(0.04));
  CHECK(adjusted[2] == Approx(0.04));
  CHECK(adjusted[3] == Approx(0.02));
  CHECK(holm(std::vector{0.9, 0.8})[0] == 1);
  CHECK(holm({}).empty());
}

TEST_CASE("The false discovery rate is that of R", "[inference]") {
  // p.adjust(c(.01, .02, .03, .005), "BY")
  const auto adjusted = false_discovery(chances);
  CHECK(adjusted[0] == Approx(0.04166666667));
  CHECK(adjusted[1] == Approx(0.05555555556));
  CHECK(adjusted[2] == Approx(0.0625));
  CHECK(adjusted[3] == Approx(0.04166666667));
}

TEST_CASE("A question that cannot be asked is none", "[inference]") {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  for (const auto adjust : {holm, false_discovery}) {
    const auto adjusted = adjust(std::vector{missing, 0.04, missing});
    CHECK(std::isnan(adjusted[0]));
    CHECK(adjusted[1] == Approx(0.04));
  }
}

TEST_CASE("Of many questions without an answer, Holm's rarely finds one",
          "[inference][statistical]") {
  // Ten tests of samples that share half their luck, 4,000 times: at level
  // 0.05 at most 1 in 20 finds anything.  Fails for less than 1 seed in 10^6;
  // unadjusted, 1 in 4 would, and every seed fail.
  constexpr std::uint32_t times = 4000, questions = 10;
  double found = 0, found_unadjusted = 0;
  for (std::uint32_t time = 0; time < times; ++time) {
    const auto shared = normal_sample(12, time * 16);
    std::vector<double> asked;
    for (std::uint32_t question = 1; question <= questions; ++question) {
      auto own = normal_sample(12, time * 16 + question);
      for (std::size_t i = 0; i < own.size(); ++i) own[i] += shared[i];
      asked.push_back(chance_of_none(own));
    }
    const auto any = [](const std::vector<double>& all) {
      for (const double one : all)
        if (one < 0.05) return true;
      return false;
    };
    found += any(holm(asked));
    found_unadjusted += any(asked);
  }
  CHECK(apart(found / times, 0.05, times) < 4.8);
  CHECK(found_unadjusted / times > 0.2);
}

}  // namespace
}  // namespace twinning::tests
