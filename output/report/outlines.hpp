#pragma once

#include <string>

#include "output/report/projection.hpp"

namespace twinning::report {

/// Land and borders as SVG paths, cut to the map; empty where the program was
/// built without them.
///
/// Source:  Natural Earth, public domain
[[nodiscard]] std::string outlines(const Projection& projection);

/// A page in which outlines that several maps have are drawn by the first of
/// them, and used by the others.
[[nodiscard]] std::string outlines_once(const std::string& html);

}  // namespace twinning::report
