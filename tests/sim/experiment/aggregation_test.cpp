#include "sim/experiment/aggregation.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/statistics.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/statistics.hpp"

namespace twinning::tests {
namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

/// Numbers with repeats, negative ones, and some that are not known.
double number(std::size_t row, std::size_t column) {
  std::uint64_t mixed = (row * 1'000'003 + column + 1) * 0x9e3779b97f4a7c15;
  mixed = (mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9;
  mixed ^= mixed >> 32;
  if (mixed % 11 == 0 || column % 50 == 49) return unknown;
  if (mixed % 3 == 0) return double(mixed % 5) - 2;
  return std::ldexp(double(mixed >> 11), -50) - 4;
}

TEST_CASE("Summaries side by side are those of each sample by itself",
          "[aggregation]") {
  constexpr std::size_t columns = 57, from = 3;
  for (const std::size_t count : {1u, 2u, 3u, 7u, 8u, 20u, 33u, 64u, 100u}) {
    std::vector<std::vector<double>> rows(count);
    std::vector<const double*> places;
    for (std::size_t row = 0; row < count; ++row) {
      for (std::size_t c = 0; c < from + columns; ++c)
        rows[row].push_back(number(row, c));
      places.push_back(rows[row].data());
    }
    ShortColumns made;
    made.fill(places, from, columns);

    for (std::size_t c = 0; c < columns; ++c) {
      std::vector<double> sample;
      for (std::size_t row = 0; row < count; ++row)
        sample.push_back(number(row, from + c));
      const auto made_of = [&](Summarised what) { return made.get(what, c); };
      INFO(count << " replicates, column " << c);
      REQUIRE(made_of(Summarised::count) == double(known(sample)));
      REQUIRE(same_bits(made_of(Summarised::mean), mean(sample)));
      REQUIRE(same_bits(made_of(Summarised::sd), standard_deviation(sample)));
      REQUIRE(same_bits(made_of(Summarised::q05), quantile(sample, 0.05)));
      REQUIRE(same_bits(made_of(Summarised::q25), quantile(sample, 0.25)));
      REQUIRE(same_bits(made_of(Summarised::q50), quantile(sample, 0.5)));
      REQUIRE(same_bits(made_of(Summarised::q75), quantile(sample, 0.75)));
      REQUIRE(same_bits(made_of(Summarised::q95), quantile(sample, 0.95)));
    }
  }
}

/// A sample of which every value is known, in no order: the whole numbers from
/// 0, so that a value is its rank.
double scattered(std::size_t place, std::size_t count) {
  return double(place * 7'368'787 % count);
}

/// The summaries of a sample, taken stretch by stretch.
LongColumns long_sample(const std::vector<double>& values) {
  LongColumns sample;
  sample.restart();
  for (std::size_t from = 0; from < values.size(); from += stretch_length) {
    std::vector<const double*> rows;
    for (std::size_t i = from;
         i < std::min(from + stretch_length, values.size()); ++i)
      rows.push_back(&values[i]);
    ShortColumns stretch;
    stretch.fill(rows, 0, 1);
    sample.add(stretch);
  }
  return sample;
}

TEST_CASE("Of long samples mean and deviation are exact, quantiles near",
          "[aggregation]") {
  for (const std::size_t count : {5'000u, 8'192u, 100'003u, 1'000'003u}) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = scattered(i, count);
    const LongColumns sample = long_sample(values);
    const double n = double(count);
    INFO(count << " values");
    CHECK(sample.get(Summarised::count, 0) == n);
    CHECK(sample.get(Summarised::mean, 0) ==
          Approx((n - 1) / 2).epsilon(1e-12));
    CHECK(sample.get(Summarised::sd, 0) ==
          Approx(std::sqrt(n * (n + 1) / 12)).epsilon(1e-12));
    double errors = 0;
    for (const Summarised what :
         {Summarised::q05, Summarised::q25, Summarised::q50, Summarised::q75,
          Summarised::q95}) {
      const double error = sample.get(what, 0) / (n - 1) - share_below(what);
      CHECK(std::abs(error) < 0.001);
      errors += error / 5;
    }
    // Nor to one side: to keep the lower of each two would err by 0.0002 to
    // 0.0005 where stretches are joined often.
    if (count > 100'000) CHECK(std::abs(errors) < 0.00015);
  }
}

TEST_CASE("Values that are not known count in no summary of a long sample",
          "[aggregation]") {
  constexpr std::size_t count = 3 * stretch_length + 100;
  std::vector<double> values(count, unknown);
  for (std::size_t i = 0; i < count; i += 10) values[i] = double(i);
  const LongColumns sample = long_sample(values);
  CHECK(sample.get(Summarised::count, 0) == 1239);
  CHECK(sample.get(Summarised::mean, 0) == Approx(6190));
  CHECK(sample.get(Summarised::q50, 0) == Approx(6190).margin(120));
  CHECK(sample.get(Summarised::q95, 0) == Approx(0.95 * 12380).margin(120));
}

/// A record of two years and one relation in which observable `w` is w + luck.
RunRecord record_of(double luck) {
  RunRecord record;
  for (std::size_t what = 0; what < yearly_count; ++what)
    for (int year = 0; year < 2; ++year)
      record.yearly.push_back(double(what) + luck + year);
  record.statistics.assign(statistic_count, -luck);
  record.statistics.front() = luck;
  return record;
}

RunRecord summary_of(Aggregation& cell, std::size_t count) {
  for (std::size_t block = 0; block < cell.blocks(); ++block)
    cell.summarise(block, count);
  return cell.summary(count);
}

TEST_CASE("A cell of many stretches is summarised as a long sample",
          "[aggregation]") {
  constexpr std::size_t count = 2 * stretch_length + 10;
  Aggregation cell({2}, 2, 1, count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i == cell.stretch_end()) {
      for (std::size_t block = 0; block < cell.blocks(); ++block)
        cell.fold(block);
      cell.begin_stretch();
    }
    cell.take(i, record_of(scattered(i, count)));
  }
  const RunRecord made = summary_of(cell, count);
  const auto of = [&](Summarised what) {
    return made.yearly[(2 * summary_count + std::size_t(what)) * 2];
  };
  CHECK(cell.sound() == count);
  CHECK(of(Summarised::count) == double(count));
  CHECK(of(Summarised::mean) == Approx(2 + double(count - 1) / 2));
  CHECK(of(Summarised::q05) == Approx(2 + 0.05 * count).margin(6));
}

TEST_CASE("A run that failed counts in no summary, and is told",
          "[aggregation]") {
  Aggregation cell({2, 11}, 2, 1, 4);
  for (std::size_t i : {0u, 1u, 3u}) cell.take(i, record_of(double(i)));
  CHECK_FALSE(cell.complete(4));
  RunRecord failed;
  failed.failure = "a number stopped being finite";
  cell.take(2, failed);
  REQUIRE(cell.complete(4));

  const RunRecord made = summary_of(cell, 4);
  CHECK(cell.sound() == 3);
  CHECK(made.failure == "1 of 4 runs: a number stopped being finite");
  const auto yearly = [&](std::size_t what, Summarised of, std::size_t year) {
    return made.yearly[(what * summary_count + std::size_t(of)) * 2 + year];
  };
  CHECK(yearly(2, Summarised::count, 0) == 3);
  CHECK(yearly(2, Summarised::mean, 0) == Approx(2 + 4.0 / 3));
  CHECK(yearly(11, Summarised::q50, 1) == 13);
  CHECK(std::isnan(yearly(3, Summarised::mean, 0)));
  const auto place = std::size_t(Summarised::mean);
  CHECK(made.statistics[place] == Approx(4.0 / 3));
  CHECK(made.statistics[summary_count + place] == Approx(-4.0 / 3));
}

TEST_CASE("Where all runs failed there are no summaries", "[aggregation]") {
  Aggregation cell({2}, 2, 1, 2);
  RunRecord failed;
  failed.failure = "no";
  cell.take(0, failed);
  cell.take(1, failed);
  const RunRecord made = summary_of(cell, 2);
  CHECK(made.yearly.empty());
  CHECK(made.failure == "2 of 2 runs: no");
}

}  // namespace
}  // namespace twinning::tests
