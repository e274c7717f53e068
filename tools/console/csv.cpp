#include "tools/console/csv.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>

#include "output/disk.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/console/terminal.hpp"

namespace twinning {
namespace {

constexpr std::size_t buffered = 1 << 20;

[[noreturn]] void cannot_write(const std::filesystem::path& file, int error) {
  throw UserError(Fault::file, text("cannot write {}: {}", shown(file.string()),
                                    refusal(error)));
}

}  // namespace

std::string csv_cell(std::string_view words) {
  std::string cell;
  if (!words.empty() &&
      std::string_view{"=+-@\t\r"}.find(words[0]) != std::string_view::npos)
    cell = '\'';
  cell += words;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;

  std::string quoted = "\"";
  for (const char letter : cell)
    quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

CsvFile::CsvFile(std::optional<std::filesystem::path> file, bool force)
    : file_{std::move(file)}, may_replace_{force} {
  if (!file_) return;
  require_name(*file_, may_replace_);
  unfinished_ = *file_;
  unfinished_ += text(".{}.tmp", ::getpid());
  output_ = ::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                   0666);
  if (output_ < 0) {
    unfinished_.clear();
    cannot_write(*file_, errno);
  }
}

CsvFile::~CsvFile() {
  if (unfinished_.empty()) return;
  ::close(output_);
  ::unlink(unfinished_.c_str());
}

void CsvFile::next_cell() {
  if (row_begun_) buffer_ += ',';
  row_begun_ = true;
}

CsvFile& CsvFile::cell(std::string_view words) {
  next_cell();
  buffer_ += csv_cell(words);
  return *this;
}

CsvFile& CsvFile::cell(double number) {
  next_cell();
  if (!std::isnan(number)) buffer_ += text("{}", number);
  return *this;
}

CsvFile& CsvFile::cell(std::int64_t number) {
  next_cell();
  buffer_ += text("{}", number);
  return *this;
}

void CsvFile::end_row() {
  buffer_ += "\r\n";
  row_begun_ = false;
  if (buffer_.size() >= buffered) flush();
}

void CsvFile::flush() {
  if (!file_) {
    print(buffer_);
    buffer_.clear();
    return;
  }
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t count = ::write(output_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) cannot_write(*file_, errno);
    rest.remove_prefix(std::size_t(count));
  }
  buffer_.clear();
}

void CsvFile::finish() {
  flush();
  if (!file_) return;
  if (::fsync(output_) != 0) cannot_write(*file_, errno);
  if (may_replace_)
    rename_file(unfinished_, *file_);
  else
    rename_new_file(unfinished_, *file_);
  ::close(output_);
  unfinished_.clear();
}

}  // namespace twinning
