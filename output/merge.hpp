#pragma once

#include <filesystem>

#include "output/layout.hpp"

namespace twinning {

/// Joins the parts in a folder to the result file, in the order of the plan:
/// chunks are copied as they are stored, so that memory stays flat however
/// many runs there are.  The result has its name only when it is whole, on
/// the disk and read back.
///
/// Errors:  UserError(file) if the disk refuses; the temporary file is gone
///          then and the parts are as they were
void merge_parts(const std::filesystem::path& folder,
                 const std::filesystem::path& result, const StudyPlan& plan,
                 const Layout& layout, const Provenance& provenance);

}  // namespace twinning
