#pragma once

#include <string>
#include <vector>

namespace twinning {

/// A parameter that differs from run to run, and its value in each run.
struct VariedParameter {
  std::string name;  ///< "trust.gain"
  std::string unit;
  std::string meaning;
  std::vector<double> values;  ///< one for each run
};

}  // namespace twinning
