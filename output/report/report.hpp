#pragma once

#include <span>

#include "output/report/cases.hpp"
#include "output/report/page.hpp"

namespace twinning::report {

/// The page about results: the verdict, the pictures, the tables, and where it
/// all comes from.
///
/// Every number in it is an aggregate; runs are read a column at a time, and
/// sampled where there are very many.
[[nodiscard]] Page page_of(std::span<const Given> given);

}  // namespace twinning::report
