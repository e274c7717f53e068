#pragma once

#include "sim/experiment/make_rows.hpp"

namespace twinning {

/// `make_rows` of a study whose cells are made whole: because only aggregates
/// over their runs are kept, or because what the runs show decides how many
/// there are.
void make_cells(const StudyPlan& plan, std::span<const std::size_t> rows,
                Crew& crew, const std::stop_token& stop, const KeepRow& keep);

}  // namespace twinning
