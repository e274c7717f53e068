#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/problems.hpp"

namespace twinning {

/// One field of a record of a CSV file.
struct Field {
  std::string_view text;   ///< quotes removed
  std::size_t offset = 0;  ///< of its first byte in the file
  bool bad = false;        ///< a fault of it is told; nothing more is to say
};

/// Reads a CSV file strictly as RFC 4180 has it: comma, double quotes, a
/// quote within quotes doubled.  A byte order mark, line ends \r\n and blank
/// lines are accepted; everything that a spreadsheet or another program might
/// have meant otherwise is refused, with its place.
///
/// Range:   the encoding of the source is checked
/// Errors:  in `problems`
class CsvReader {
 public:
  CsvReader(const Source& source, Problems& problems);

  /// Goes to the next record that is not blank; false at the end, or after a
  /// fault beyond which nothing can be understood.
  [[nodiscard]] bool next();

  /// The fields of the record, good until `next` is called again.
  [[nodiscard]] std::span<const Field> fields() const { return fields_; }
  [[nodiscard]] Place place(std::size_t offset) const {
    return {&source_, offset};
  }

 private:
  void unquoted_field();
  bool quoted_field();
  void keep(std::string_view text, std::size_t offset, bool plain);
  void check(Field& field, bool plain);
  bool refuse(std::size_t offset, std::string message);

  const Source& source_;
  Problems& problems_;
  std::string_view text_;
  std::size_t at_;
  std::vector<Field> fields_;
  std::deque<std::string> unescaped_;  ///< fields that had doubled quotes
};

}  // namespace twinning
