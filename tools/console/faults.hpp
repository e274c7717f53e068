#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinning {

/// One fault of a message, in its parts.
struct ToldFault {
  std::string file;  ///< empty: the fault has no place
  int line = 0;      ///< from 1; 0: none
  int column = 0;
  std::string message;
  std::string excerpt;  ///< the line and the caret under it; may be empty
};

/// The faults of a UserError's message: each begins a line, with or without
/// "file:line:column: ", and the indented lines after it are its excerpt.
[[nodiscard]] std::vector<ToldFault> faults_of(std::string_view message);

}  // namespace twinning
