#pragma once

#include <functional>
#include <memory>

#include "tools/studies/handing_out.hpp"

namespace twinning {

/// Threads for a rank: --jobs, or its part of the processors of its host.
[[nodiscard]] unsigned jobs_of(const Ranks& ranks, const Arguments& given);

/// Rank 0: makes the rows that a study still lacks, together with all ranks,
/// and joins it; gives 0, or the exit status of a job that ended before.
[[nodiscard]] int complete_with_ranks(StudyStore& store, const Arguments& given,
                                      Ranks& ranks, HandingOut& handing_out,
                                      const Interruption& interruption);

/// Opens the output of the study on the command line for another rank than 0.
using OpenStore = std::function<std::unique_ptr<StudyStore>()>;

/// The other ranks: make the shares that rank 0 gives; gives the exit status
/// of the job.  The output is opened when there is something to make.
[[nodiscard]] int work_for_rank_0(Ranks& ranks, const Arguments& given,
                                  const Interruption& interruption,
                                  const OpenStore& open);

}  // namespace twinning
