#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/long_columns.hpp"
#include "sim/model/observation.hpp"

namespace twinning {

/// The replicates of one cell, gathered to be summarised: only the numbers
/// that are asked for, in memory that is used again for the next cell.
///
/// Replicates are taken in stretches of at most stretch_length.  Those of a
/// cell with more are folded, stretch by stretch; what there are many threads
/// for is cut into blocks of columns, which know nothing of each other.
class Aggregation {
 public:
  /// `observables` are those of the yearly record to be kept, ascending;
  /// `most` the replicates that a cell may have.
  Aggregation(std::vector<std::size_t> observables, std::size_t years,
              std::size_t relations, std::size_t most);

  /// Begins another cell.
  void restart();

  /// Takes the numbers of a replicate of this stretch; different replicates
  /// may be taken by different threads at once.
  ///
  /// Range:   folded() ≤ replicate < stretch_end()
  void take(std::size_t replicate, const RunRecord& record);

  /// Replicates in the stretches before this one, and in this one if whole.
  [[nodiscard]] std::size_t folded() const { return folded_; }
  [[nodiscard]] std::size_t stretch_end() const {
    return folded_ + stretch_length;
  }

  /// Whether this stretch has been taken up to replicate `end`.
  [[nodiscard]] bool complete(std::size_t end) const;

  /// Replicates taken that did not fail.
  [[nodiscard]] std::uint32_t sound() const { return sound_; }

  /// Folds a whole stretch, or summarises all replicates up to `end`: all
  /// blocks, at once or in any order, then `begin_stretch`, or `summary`.
  [[nodiscard]] std::size_t blocks() const;
  void fold(std::size_t block) { summarise(block, stretch_end(), false); }
  void summarise(std::size_t block, std::size_t end) {
    summarise(block, end, true);
  }
  void begin_stretch();

  /// Summaries over the replicates, with those that failed left out; exact of
  /// a single stretch, else as LongColumns.
  ///
  /// Shape:   yearly [yearly_count][summary_count][year][relation], NaN for
  ///          what is not asked for; statistics [statistic][summary_count]
  ///          [relation]; both empty if all failed; failure says how many
  ///          did and why
  [[nodiscard]] RunRecord summary(std::size_t end);

 private:
  struct Replicate {
    std::vector<double> values;  ///< yearly ones, then statistics; or NaN
    std::string failure;
    bool taken = false;
  };

  void summarise(std::size_t block, std::size_t end, bool last);
  void count_failures(std::size_t end);
  [[nodiscard]] std::size_t columns() const;

  std::vector<std::size_t> observables_;
  std::size_t years_, relations_;
  std::vector<Replicate> replicates_;  ///< of this stretch
  std::size_t folded_ = 0;
  std::uint32_t sound_ = 0, failed_ = 0;
  std::string first_failure_;
  std::vector<LongColumns> earlier_;  ///< of each block, if any was folded
  std::vector<double> summaries_;     ///< [summary_count][column]
};

}  // namespace twinning
