#pragma once

#include <filesystem>
#include <string>

#include "output/plan.hpp"

namespace twinning {

/// In what a plan first differs from the one that is stored in a file, for
/// people: where a scenario or the study itself says something else, the keys
/// ("trust.gain is 0.4 here and 0.3 there"), and no hashes.  Empty if nowhere.
///
/// Errors:  UserError if the file cannot be read
[[nodiscard]] std::string difference_from_stored(
    const StudyPlan& plan, const PlanInWords& here, const PlanInWords& there,
    const std::filesystem::path& stored);

/// The keys that two resolved scenarios or studies give other values, or that
/// only one of them has; the first few, the others counted.  Empty: none.
[[nodiscard]] std::string difference_of_texts(const std::string& here,
                                              const std::string& there);

}  // namespace twinning
