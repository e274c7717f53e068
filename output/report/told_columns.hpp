#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinning::report {

/// What the columns of a plot tell when pointed at, for tips.ts, in few
/// letters: "\n\nplace width\nline\nline" each, where the width is left out if
/// it is that of the column before, a line that is the same is "=", and a
/// line that begins alike up to ": " begins with that.
class ToldColumns {
 public:
  /// A column at a place [points], and its lines.
  void add(double place, double width, std::string_view said);

  [[nodiscard]] bool empty() const { return letters_.empty(); }
  /// Escaped as an attribute.
  [[nodiscard]] const std::string& letters() const { return letters_; }

 private:
  std::string letters_;
  std::string width_;               ///< of the column before
  std::vector<std::string> lines_;  ///< of the column before
};

}  // namespace twinning::report
