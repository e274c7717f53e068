#pragma once

#include <string>

#include "output/report/json_document.hpp"

namespace twinning::report {

// What stands about the picture of observed numbers, as HTML; nothing where
// `observe` found nothing of the kind.

/// What `observe` itself says of it, in sentences.
[[nodiscard]] std::string observed_verdicts(const Json& document);

/// How well the runs order links, beside simple rules.
[[nodiscard]] std::string skill_table(const Json& document);

/// Whether networks that the model signs itself are like the observed one.
[[nodiscard]] std::string network_table(const Json& document);

}  // namespace twinning::report
