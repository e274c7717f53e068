#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <string>

#include "sim/experiment/study_plan.hpp"

namespace twinning {

/// A row of a study's result that has been made.
struct MadeRow {
  std::size_t row;
  std::string hash;         ///< StudyPlan::row_hash
  std::uint32_t runs;       ///< made for it; of a cell, those that count
  const RunRecord* record;  ///< none: the row is not needed
};

/// Receives rows; called by several threads at once, in any order.
using KeepRow = std::function<void(const MadeRow&)>;

/// Makes rows of a study: a run each, or all runs of a cell and what they come
/// to.
///
/// Of a cell whose replicates depend on what they show, all rows are made if
/// one is asked for, and those that turn out not to be needed are told.  A
/// world that cannot be made is a failure of its runs, not of the study.
/// Once `stop` is requested, the runs in flight are finished and kept.
///
/// Range:   rows ascending
/// Errors:  the first exception of `keep` is passed on
void make_rows(const StudyPlan& plan, std::span<const std::size_t> rows,
               Crew& crew, const std::stop_token& stop, const KeepRow& keep);

}  // namespace twinning
