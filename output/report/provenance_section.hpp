#pragma once

#include <span>
#include <string>

#include "output/report/cases.hpp"

namespace twinning::report {

/// Where the numbers come from and how to make them again, as HTML.
[[nodiscard]] std::string provenance_section(std::span<const Given> given);

}  // namespace twinning::report
