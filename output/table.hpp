#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace twinning {

/// The values of a variable, in the order of its axes, the last one fastest.
/// There are no other types in a result file.
using Values =
    std::variant<std::vector<double>, std::vector<std::int64_t>,
                 std::vector<std::int32_t>, std::vector<std::uint8_t>,
                 std::vector<std::string>>;

/// The type of a variable's elements, in the order of `Values`.
enum class Cell { float64, int64, int32, uint8, text };

[[nodiscard]] inline Cell cell_of(const Values& values) {
  return Cell(values.index());
}
[[nodiscard]] inline std::size_t size_of(const Values& values) {
  return std::visit([](const auto& each) { return each.size(); }, values);
}

/// A name and a value that describe a file, a group or a variable.
struct Attribute {
  using Value = std::variant<std::string, double, std::int64_t, std::uint64_t,
                             std::vector<std::uint8_t>>;
  std::string name;
  Value value;
};

/// A named array whose axes are variables of the same table; the one that
/// bears an axis' name holds its coordinates.
struct Variable {
  std::string name;
  std::vector<std::string> axes;
  Values values;
  std::vector<Attribute> attributes;
};

/// A group of a result file: its axes and what else is known of them.
struct Table {
  std::string group;  ///< "/" or "/links"
  std::vector<Attribute> attributes;
  std::vector<Variable> variables;

  /// The number of entries of an axis.
  [[nodiscard]] std::size_t length(const std::string& axis) const;
};

}  // namespace twinning
