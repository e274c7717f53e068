#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace twinning::test {

/// The calls that the shim has counted, by name, in their order; the first is
/// number 1.
class CountedCalls {
 public:
  explicit CountedCalls(const std::filesystem::path& file) {
    std::ifstream lines(file);
    for (std::string name; std::getline(lines, name);) names_.push_back(name);
  }

  [[nodiscard]] int count() const { return int(names_.size()); }

  /// Whether a part of what it does may be done, and the rest not.
  [[nodiscard]] bool writes(int call) const {
    return name(call).ends_with("write");
  }

  /// Numbers of the calls that leave files in a state of its own kind: of many
  /// of one name in a row, which write one file, the first, the one in the
  /// middle and the last.
  [[nodiscard]] std::vector<int> of_all_kinds() const {
    std::vector<int> calls;
    for (int first = 1; first <= count();) {
      int last = first;
      while (last < count() && name(last + 1) == name(first)) ++last;
      calls.push_back(first);
      if (last > first + 1) calls.push_back((first + last) / 2);
      if (last > first) calls.push_back(last);
      first = last + 1;
    }
    return calls;
  }

 private:
  [[nodiscard]] const std::string& name(int call) const {
    return names_[std::size_t(call - 1)];
  }

  std::vector<std::string> names_;
};

}  // namespace twinning::test
