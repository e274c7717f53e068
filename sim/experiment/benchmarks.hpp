#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "sim/experiment/simulated.hpp"

namespace twinning {

/// Forecasts that need no model: what a model must beat to be worth having.
enum class Benchmark : std::uint8_t { no_change, size_and_distance, age };
inline constexpr std::array<std::string_view, 3> benchmark_names{
    "no change", "size and distance", "age"};

/// Two cities by their codes and the year their link was signed, or
/// unknown_year.
struct BenchmarkUnit {
  std::uint32_t first, second;
  int year_signed;
};

/// What a benchmark says of each link: more is more.
///
///   no change          every link alike
///   size and distance  log size_i + log size_j − log distance, as gravity
///                      models of trade have it, with all elasticities 1
///   age                years since signing; NaN where the year is not known
///
/// Source:  gravity: Tinbergen (1962); Head & Mayer (2014) on elasticities
[[nodiscard]] std::vector<double> benchmark_of(
    Benchmark benchmark, const Scenario& scenario,
    const std::vector<BenchmarkUnit>& units);

}  // namespace twinning
