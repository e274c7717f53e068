#pragma once

#include <span>
#include <string>

#include "output/report/cases.hpp"
#include "output/report/report.hpp"

namespace twinning::report {

/// What speaks for the model and against it, in the sentences of the verdict:
/// how many claims hold, and how the runs stand against what was observed, as
/// HTML; empty if neither is known.
///
/// Errors:  UserError(input) "<file>: …" if a document is none
[[nodiscard]] std::string evidence(std::span<const Given> given,
                                   const Extras& extras);

/// Simulated against observed: what was given by hand, or else what each result
/// keeps of it, once where that is the same for all.
///
/// Errors:  as above
[[nodiscard]] std::string observed_body(std::span<const Case> cases,
                                        std::span<const Given> given,
                                        const Extras& extras);

}  // namespace twinning::report
