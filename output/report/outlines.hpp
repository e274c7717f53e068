#pragma once

#include <string>

#include "output/report/projection.hpp"

namespace twinning::report {

/// Land and borders as SVG paths, cut to the map; empty where the program was
/// built without them.
///
/// Source:  Natural Earth, public domain
[[nodiscard]] std::string outlines(const Projection& projection);

}  // namespace twinning::report
