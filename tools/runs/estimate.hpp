#pragma once

#include <cstdint>
#include <string>

#include "output/study_store.hpp"

namespace twinning {

/// What a plan will take, before it is begun.
struct Estimate {
  std::size_t runs;
  std::size_t scenarios, points;
  std::size_t rows;      ///< runs, or cells that are kept as aggregates
  std::size_t held = 0;  ///< rows that are there already
  std::uint64_t bytes;   ///< of the result on disk, at most
  std::uint64_t memory;  ///< bytes that the process will hold, about
  double seconds;        ///< on these processors; 0: not tried
  unsigned jobs;
};

/// Size of the plan, from its shape alone.
[[nodiscard]] Estimate size_of(const StudyPlan& plan, unsigned jobs);

/// The same with the time it will take, from a trial of about a second.
[[nodiscard]] Estimate try_out(const StudyPlan& plan, unsigned jobs);

/// Errors:  UserError(limit) if the plan asks for more than is reasonable;
///          the message names --no-limit, which lifts it
void refuse_excess(std::size_t runs);
void refuse_excess(const Estimate& estimate);

/// The estimate in words and as JSON.
[[nodiscard]] std::string words_of(const Estimate& estimate);
[[nodiscard]] std::string json_of(const Estimate& estimate);

}  // namespace twinning
