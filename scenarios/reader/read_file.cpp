#include "scenarios/reader/read_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

#include "scenarios/reader/encoding.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int id) : id_{id} {}
  ~Descriptor() {
    if (id_ > STDERR_FILENO) ::close(id_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int id() const { return id_; }

 private:
  int id_;
};

std::string reason(int error) {
  return std::error_code(error, std::generic_category()).message();
}

FileFault too_large(std::uintmax_t most) {
  return {text("the file is larger than the limit of {} MiB", most >> 20),
          Fault::limit};
}

/// Everything that is left to be read, in pieces as the system gives them.
std::string read_all(int id, std::uintmax_t expected, std::uintmax_t most,
                     std::optional<FileFault>& fault) {
  std::string bytes;
  bytes.resize(expected + 1);
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(2 * bytes.size());
    const ssize_t got =
        ::read(id, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      fault = FileFault{text("cannot read the file: {}", reason(errno))};
      return {};
    }
    if (got == 0) break;
    filled += std::size_t(got);
    if (filled > most) {
      fault = too_large(most);
      return {};
    }
  }
  bytes.resize(filled);
  return bytes;
}

/// A device that has nothing to say, as /dev/null, is an empty file.
bool is_empty_device(int id, const struct stat& status) {
  char byte;
  return S_ISCHR(status.st_mode) && ::read(id, &byte, 1) == 0;
}

}  // namespace

std::string read_file(const fs::path& file, std::uintmax_t most,
                      std::optional<FileFault>& fault) {
  const Descriptor opened{
      ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
  if (opened.id() < 0) {
    const int error = errno;
    const bool absent = error == ENOENT || error == ENOTDIR;
    fault =
        FileFault{absent ? text("there is no such file{}", nearest_file(file))
                         : text("cannot open the file: {}", reason(error))};
    return {};
  }

  struct stat status {};
  if (::fstat(opened.id(), &status) != 0) {
    fault = FileFault{text("cannot open the file: {}", reason(errno))};
    return {};
  }
  if (S_ISDIR(status.st_mode)) {
    fault = FileFault{"this is a directory, not a file"};
    return {};
  }
  if (!S_ISREG(status.st_mode)) {
    if (!is_empty_device(opened.id(), status))
      fault = FileFault{"this is not a regular file; only those are read",
                        Fault::input};
    return {};
  }
  const auto size = static_cast<std::uintmax_t>(status.st_size);
  if (size > most) {
    std::array<char, 8> begin{};
    const ssize_t got = ::read(opened.id(), begin.data(), begin.size());
    const std::string_view other =
        other_than_text({begin.data(), std::size_t(std::max<ssize_t>(got, 0))});
    fault = other.empty() ? too_large(most)
                          : FileFault{std::string{other}, Fault::input};
    return {};
  }
  return read_all(opened.id(), size, most, fault);
}

std::string read_standard_input(std::uintmax_t most,
                                std::optional<FileFault>& fault) {
  return read_all(STDIN_FILENO, 1 << 16, most, fault);
}

std::string nearest_file(const fs::path& file) {
  std::error_code error;
  const fs::path folder =
      file.has_parent_path() ? file.parent_path() : fs::path{"."};
  if (!fs::is_directory(folder, error))
    return text("; the folder '{}' does not exist", shown(folder.string()));

  std::vector<std::string> names;
  for (fs::directory_iterator entry{folder, error}, end;
       !error && entry != end && names.size() < 10'000; entry.increment(error))
    names.push_back(entry->path().filename().string());
  const std::vector<std::string_view> known{names.begin(), names.end()};
  const auto nearest = nearest_name(file.filename().string(), known);
  if (nearest.empty()) return "";
  return text("; did you mean '{}'?",
              shown((file.parent_path() / nearest).string()));
}

}  // namespace twinning
