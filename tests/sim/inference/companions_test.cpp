#include "sim/inference/companions.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/sim/inference/samples.hpp"
#include "tests/sim/statistics.hpp"

namespace twinning::tests {
namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

/// Columns that have nothing to do with anything; `number` tells sets apart.
std::vector<std::vector<double>> columns(std::size_t count, std::size_t units,
                                         std::uint32_t number) {
  std::vector<std::vector<double>> all;
  for (std::uint32_t i = 0; i < count; ++i)
    all.push_back(normal_sample(units, 1000 * (number + 1) + i));
  return all;
}

TEST_CASE("The column that is the response is its closest companion",
          "[companions]") {
  const auto among = columns(20, 30, 0);
  std::vector<double> response = among[7];
  for (double& value : response) value = -std::exp(value);
  const auto found = companions(among, response, {.permutations = 999});
  REQUIRE(found.size() == 2);
  CHECK(found[0].column == 7);
  CHECK(found[0].correlation.mean == Approx(-1));
  CHECK(found[0].correlation.count == 30);
  CHECK(found[0].chance == 0.001);
  CHECK(std::abs(found[1].correlation.mean) < 1);
  CHECK(found[1].chance > 0.001);
}

TEST_CASE("Two columns that make the response are both told", "[companions]") {
  const auto among = columns(60, 50, 1);
  std::vector<double> response;
  for (std::size_t i = 0; i < 50; ++i)
    response.push_back(among[3][i] - among[40][i]);
  const auto found = companions(among, response);
  REQUIRE(found.size() == 2);
  CHECK(found[0].column + found[1].column == 3 + 40);
  for (const Companion& each : found) {
    CHECK((each.column == 3 ? each.correlation.low : -each.correlation.high) >
          0);
    CHECK(each.chance < 0.01);
  }
  CHECK(std::abs(found[0].correlation.mean) >=
        std::abs(found[1].correlation.mean));
}

TEST_CASE("Units without a response take no part, nor columns that do not vary",
          "[companions]") {
  const std::vector<std::vector<double>> among{
      {5, 5, 5, 5, 5, 9}, {1, 2, 3, 4, 5, 0}, {2, 1, 3, 5, 4, 8}};
  const std::vector<double> response{10, 20, 30, 40, 50, missing};
  const auto found = companions(among, response, {.told = 9});
  REQUIRE(found.size() == 2);
  CHECK(found[0].column == 1);
  CHECK(found[0].correlation.mean == Approx(1));
  CHECK(found[0].correlation.count == 5);
  CHECK(companions(among, std::vector<double>(6, 1.0)).empty());
  CHECK(companions(among,
                   std::vector{1.0, 2.0, missing, missing, missing, missing})
            .empty());
}

TEST_CASE("Of few units even a perfect companion may be luck", "[companions]") {
  // Of the 24 orders of four units two make a column perfect; the chance that
  // any of ten is, is far larger.
  const auto among = columns(1, 4, 2);
  const auto one = companions(among, among[0]);
  CHECK(one[0].chance == Approx(2 / 24.0).margin(0.02));  // 4.6 deviations
  const auto ten = columns(10, 4, 3);
  CHECK(companions(ten, ten[0])[0].chance > 0.3);
}

TEST_CASE("Among many columns without truth one is seldom found",
          "[companions][statistical]") {
  // 400 responses beside 30 columns of luck alone: of the chances at most one
  // in twenty lies at 0.05 or below, exactly 10 of 201.  Unadjusted for the
  // number of columns, four in five would.
  constexpr std::uint32_t samples = 400;
  double found = 0, sum = 0;
  for (std::uint32_t number = 0; number < samples; ++number) {
    const auto closest =
        companions(columns(30, 20, 10 + number), normal_sample(20, number),
                   {.permutations = 200, .told = 1, .resampling = {2}});
    found += closest[0].chance <= 0.05;
    sum += closest[0].chance;
  }
  CHECK(two_sided(apart(found / samples, 10.0 / 201, samples)) >
        false_alarm_rate);
  // Chances are uniform: their mean is a half, with deviation √(1/12).
  CHECK(two_sided((sum / samples - 0.5) / std::sqrt(1 / 12.0 / samples)) >
        false_alarm_rate);
}

}  // namespace
}  // namespace twinning::tests
