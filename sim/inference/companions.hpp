#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/inference/bootstrap.hpp"
#include "sim/inference/interval.hpp"

namespace twinning {

/// A column of numbers that rises, or falls, with a response.
struct Companion {
  std::size_t column;    ///< its place among those that were asked of
  Interval correlation;  ///< Spearman's, over units; `count`: units
  double chance;  ///< that luck alone makes any of the columns go as closely
};

/// How a search for companions is made.  The same numbers give the same answer
/// on every machine.
struct Search {
  std::size_t permutations = 4000;
  std::uint64_t seed = 1;
  std::size_t told = 2;        ///< so many of the closest are told
  Resampling resampling = {};  ///< of their intervals
};

/// The columns that go most closely with a response, by the size of their rank
/// correlation, the closest first.
///
/// Who searches many columns finds one by luck.  Therefore the response is
/// dealt out to the units anew, over and over, and `chance` is the share of
/// deals, the true one among them, in which the closest of *all* columns goes
/// at least as closely: exact for any number of units and columns, whatever
/// the columns have to do with each other.  The interval is that of the column
/// by itself; of the closest of many it lies too far from 0 on the average.
///
/// Shape:   columns [column][unit], response [unit]; units whose response is
///          not known (NaN) take no part
/// Range:   columns that do not vary are passed over; none of fewer than three
///          units, or of a response that does not vary
/// Source:  single-step maxT: Westfall & Young (1993), 2.3; the true deal
///          counted: Phipson & Smyth (2010)
[[nodiscard]] std::vector<Companion> companions(
    std::span<const std::vector<double>> columns,
    std::span<const double> response, const Search& how = {});

}  // namespace twinning
