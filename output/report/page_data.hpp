#pragma once

#include <span>
#include <string>

#include "output/report/link_findings.hpp"

namespace twinning::report {

/// What scripts need of a case: its cities, and its links year by year.
struct CaseData {
  const Case* of;
  const LinkFindings* found;  ///< none: no links
};

/// The data of a page as JSON.  Shares are whole per cent; a link's values are
/// means over all runs, of three digits.
[[nodiscard]] std::string page_data(std::span<const CaseData> cases);

}  // namespace twinning::report
