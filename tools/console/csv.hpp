#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace twinning {

/// A CSV file in the making (RFC 4180), on standard output or on the disk.
///
/// On the disk it appears under its name when it is finished, and not before.
/// A text that a spreadsheet would take for a formula gets an apostrophe in
/// front; numbers are written with as many digits as bring them back.
class CsvFile {
 public:
  /// Errors:  UserError(file) if `file` exists (and not `force`), is no regular
  ///          file or cannot be made; without a `file` it goes to standard
  ///          output
  CsvFile(std::optional<std::filesystem::path> file, bool force);
  ~CsvFile();
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;

  CsvFile& cell(std::string_view words);
  CsvFile& cell(double number);  ///< NaN: an empty cell
  CsvFile& cell(std::int64_t number);
  void end_row();

  /// Everything is written, and the file gets its name.
  void finish();

 private:
  void next_cell();
  void flush();

  std::optional<std::filesystem::path> file_;
  bool may_replace_;
  std::filesystem::path unfinished_;
  int output_ = 1;  ///< standard output, unless there is a file
  std::string buffer_;
  bool row_begun_ = false;
};

/// A text as a cell of a CSV file.
[[nodiscard]] std::string csv_cell(std::string_view words);

}  // namespace twinning
