#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "output/results.hpp"
#include "sim/engine/batch.hpp"
#include "sim/experiment/make_rows.hpp"

namespace twinning {

/// Where a run made again departs from the one that was kept.
struct Departure {
  std::size_t run = 0;
  std::string table;      ///< "yearly", "statistics", "links", …
  std::string quantity;   ///< "mean_trust"
  std::size_t entry = 0;  ///< of the run's values of that quantity, from 0
  double kept = 0;
  double made = 0;
};

/// Compares runs made again with the kept ones, bit by bit; NaN equals NaN.
///
/// Departures are counted, and the first in the order of runs, tables and
/// entries is remembered, whatever the order in which runs arrive.
class Reproduction {
 public:
  /// Reads all that is to be compared from the result.
  explicit Reproduction(const Results& results);

  /// Compares one row; safe to call from several threads.
  void compare(const MadeRow& made);

  [[nodiscard]] std::uint64_t values() const { return values_; }
  [[nodiscard]] std::uint64_t departures() const { return departures_; }
  [[nodiscard]] const std::optional<Departure>& first() const { return first_; }

 private:
  /// One quantity as kept, with the same number of values in each run.
  struct Column {
    std::string table;
    std::string quantity;
    std::vector<double> RunRecord::*part;
    std::size_t row;  ///< of the quantity in its part of the record
    std::vector<double> kept;
  };

  void add_columns(const Results& results);
  void compare_value(Departure place);
  void compare_tables(std::size_t run, const RunRecord& made);
  void compare_events(std::size_t run, const RunRecord& made);

  std::size_t runs_;
  std::vector<Column> columns_;
  std::vector<std::vector<Event>> events_;
  std::vector<std::string> failures_;
  std::mutex mutex_;
  std::uint64_t values_ = 0;
  std::uint64_t departures_ = 0;
  std::optional<Departure> first_;
};

}  // namespace twinning
