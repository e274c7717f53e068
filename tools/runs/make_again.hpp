#pragma once

#include <functional>
#include <span>

#include "output/report/link_record.hpp"
#include "output/results.hpp"

namespace twinning {

/// Makes runs of a result again with the links of every year, and shows them
/// in the order of `rows`.
///
/// Gives false, and stops, as soon as a run does not have the yearly numbers
/// that the result holds of it: it was made by another version of the model.
///
/// Range:   rows of runs that are done, ascending
[[nodiscard]] bool make_again(const Results& results,
                              std::span<const std::size_t> rows, unsigned jobs,
                              const report::EachRecord& each);

}  // namespace twinning
