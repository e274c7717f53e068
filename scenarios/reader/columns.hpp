#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/csv.hpp"
#include "scenarios/reader/values.hpp"

namespace twinning {

/// A column that a file may have.
struct KnownColumn {
  std::string name;
  bool required = false;
};

/// The rows of a CSV file by columns that have names, in any order.
///
/// Errors:  in `problems`: columns missing, unknown or given twice, rows with
///          more or fewer fields than the header, cells at fault
class Columns {
 public:
  /// Reads the header.  Columns whose names begin with one of `ignored` are
  /// passed over.
  Columns(const Source& source, std::vector<KnownColumn> columns,
          std::span<const std::string_view> ignored, Problems& problems);

  /// Goes to the next row; false at the end, or where the header is at fault.
  [[nodiscard]] bool next();

  [[nodiscard]] bool header_is_good() const { return good_; }
  [[nodiscard]] bool has(std::size_t column) const {
    return position_[column] >= 0;
  }
  [[nodiscard]] bool is_empty(std::size_t column) const;
  [[nodiscard]] Place place(std::size_t column) const;
  [[nodiscard]] std::size_t rows() const { return rows_; }

  /// The number in a cell that must have one; nothing if it is at fault.
  /// `hint` says what may be wrong where it is none in the range.
  [[nodiscard]] std::optional<double> number(std::size_t column,
                                             const Range& range,
                                             std::string_view unit,
                                             std::string_view hint = "");
  [[nodiscard]] std::optional<std::int64_t> whole(std::size_t column,
                                                  const Range& range,
                                                  std::string_view unit);
  /// The same where an empty cell is allowed: NaN.
  [[nodiscard]] double number_if_known(std::size_t column, const Range& range,
                                       std::string_view unit);

  /// What a cell spells, whether it is allowed or not.
  [[nodiscard]] std::optional<double> spelt(std::size_t column) const;

  /// The text of a cell, which must not be empty; empty if it is at fault.
  [[nodiscard]] std::string_view text(std::size_t column);

  /// Tells of a fault in a cell.
  void refuse(std::size_t column, std::string message);

 private:
  void read_header(std::span<const std::string_view> ignored);
  void check_header(std::span<const std::string_view> ignored);
  bool refuse_missing_header();
  [[nodiscard]] std::string required_names() const;
  [[nodiscard]] std::optional<double> parse(std::size_t column,
                                            std::string_view kind,
                                            const Range& range,
                                            std::string_view unit,
                                            std::string_view hint);
  [[nodiscard]] const Field& field(std::size_t column) const;

  CsvReader reader_;
  Problems& problems_;
  std::vector<KnownColumn> columns_;
  std::vector<int> position_;  ///< of each column in the file; −1: absent
  std::size_t width_ = 0;
  std::size_t rows_ = 0;
  std::size_t first_fault_;
  bool good_ = false;
};

}  // namespace twinning
