#include "output/report/numbers.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace twinning::report;

constexpr double unknown_number = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("Numbers are told with three digits that count", "[report]") {
  CHECK(spoken(0.4256) == "0.43");
  CHECK(spoken(29.613) == "29.6");
  CHECK(spoken(188.6) == "189");
  CHECK(spoken(19800) == "19,800");
  CHECK(spoken(-0.5) == "−0.50");
  CHECK(spoken(0) == "0.00");
  CHECK(spoken(unknown_number) == "not known");
  CHECK(change(4.9) == "+4.90");
}

TEST_CASE("Shares are told in per cent, the tiny ones as tiny", "[report]") {
  CHECK(percent(0.806) == "81\u00A0%");
  CHECK(percent(0.0489) == "4.9\u00A0%");
  CHECK(percent(-0.0003) == "−0.03\u00A0%");
  CHECK(percent(0.00001) == "under 0.01\u00A0%");
  CHECK(percent(0) == "0\u00A0%");
}

TEST_CASE("An exact number brings its bits back, a missing one is empty",
          "[report]") {
  CHECK(std::stod(exact(0.1 + 0.2)) == 0.1 + 0.2);
  CHECK(exact(unknown_number).empty());
}

TEST_CASE("One run has no interval", "[report]") {
  CHECK(with_interval({2, 2, 2, 1}) == "2.00");
  CHECK(with_interval({2, 1, 3, 9}) == "2.00 (1.00 to 3.00)");
}
