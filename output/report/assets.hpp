#pragma once

#include <string>

namespace twinning::report {

/// What is built into the program for its pages.
struct Assets {
  std::string style;        ///< of the page
  std::string chart_style;  ///< of drawings, also when they stand alone
  std::string script;       ///< empty if npm was not there when it was built
  std::string outlines;     ///< of land and borders, see outlines.hpp; likewise
};

[[nodiscard]] const Assets& assets();

}  // namespace twinning::report
