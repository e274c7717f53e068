#pragma once

#include <string>
#include <vector>

#include "scenarios/reader/read_study_tables.hpp"

namespace twinning {

/// The files that a study names, as its resolved text has them.
struct StudyFiles {
  std::vector<std::string> scenarios;
  std::string points;  ///< empty: none
};

/// A study as one TOML text with everything written out.  Reading it back with
/// the same scenarios and points gives the same study.
[[nodiscard]] std::string resolved_study_text(const Study& study,
                                              const DesignAsked& design,
                                              const StudyFiles& files);

}  // namespace twinning
