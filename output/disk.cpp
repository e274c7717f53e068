#include "output/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::string_view temporary_mark = ".writing-";

/// A call that is made again when a signal interrupts it.
template <class Call>
auto persistently(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

/// An open file that closes itself and tells whether closing succeeded.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

  /// On Linux a descriptor is gone even if close is interrupted.
  [[nodiscard]] bool close() {
    return ::close(std::exchange(number_, -1)) == 0 || errno == EINTR;
  }

 private:
  int number_;
};

int write_all(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written =
        persistently([&] { return ::write(file, bytes.data(), bytes.size()); });
    if (written < 0) return errno;
    if (written == 0) return ENOSPC;
    bytes = bytes.subspan(std::size_t(written));
  }
  return 0;
}

/// Writes and flushes a new file.  Gives 0 or the reason of the refusal.
int write_new(const std::filesystem::path& file,
              std::span<const std::byte> bytes, std::string_view tail) {
  Descriptor descriptor(persistently([&] {
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  }));
  if (descriptor.number() < 0) return errno;
  for (const auto each : {bytes, std::as_bytes(std::span(tail))})
    if (const int error = write_all(descriptor.number(), each)) return error;
  if (persistently([&] { return ::fsync(descriptor.number()); }) < 0)
    return errno;
  return descriptor.close() ? 0 : errno;
}

int flush(const std::filesystem::path& path, int flags) {
  Descriptor descriptor(
      persistently([&] { return ::open(path.c_str(), flags | O_CLOEXEC); }));
  if (descriptor.number() < 0) return errno;
  if (persistently([&] { return ::fsync(descriptor.number()); }) < 0)
    return errno;
  return 0;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

}  // namespace

std::string refusal(int error) {
  switch (error) {
    case ENOSPC:
      return "no space is left on the disk";
    case EDQUOT:
      return "the disk quota is used up";
    case EROFS:
      return "the file system is read-only";
    case EACCES:
    case EPERM:
      return "permission denied";
    case EMFILE:
      return "too many open files in this process (see ulimit -n)";
    case ENFILE:
      return "too many open files on this machine";
    case EFBIG:
      return "the file is too large for the disk or for ulimit -f";
    case EIO:
      return "the disk reports an input/output error";
    case ENOENT:
      return "there is no such file or folder";
    default:
      return std::strerror(error);
  }
}

void refuse(const std::string& deed, int error) {
  throw UserError(Fault::file, text("cannot {}: {}", deed, refusal(error)));
}

int create_file(const std::filesystem::path& file, std::string_view words) {
  const int error = write_new(file, {}, words);
  if (error != 0 && error != EEXIST) ::unlink(file.c_str());
  return error;
}

void store_file(const std::filesystem::path& file,
                std::span<const std::byte> bytes, std::string_view tail) {
  static std::atomic<unsigned> count{0};
  std::filesystem::path temporary = file;
  temporary += text("{}{}-{}", temporary_mark, ::getpid(), count++);

  int error = write_new(temporary, bytes, tail);
  if (!error && ::rename(temporary.c_str(), file.c_str()) < 0) error = errno;
  if (error) {
    if (error != EEXIST) ::unlink(temporary.c_str());
    refuse(text("write {} ({})", file.string(), size_in_words(bytes.size())),
           error);
  }
  flush_folder(folder_of(file));
}

void flush_folder(const std::filesystem::path& folder) {
  const int error = flush(folder, O_RDONLY | O_DIRECTORY);
  // Some file systems cannot flush a folder, and say so.
  if (error && error != EINVAL && error != ENOTSUP)
    refuse(text("flush the folder {} to the disk", folder.string()), error);
}

void require_name(const std::filesystem::path& file, bool may_replace,
                  std::string_view remedy) {
  struct stat about {};
  if (::lstat(file.c_str(), &about) < 0) return;
  if (!S_ISREG(about.st_mode))
    throw UserError(Fault::file,
                    text("{}: must be a regular file or not be there",
                         shown(file.string())));
  if (!may_replace)
    throw UserError(Fault::file,
                    text("{}: exists; {}", shown(file.string()), remedy));
}

void rename_new_file(const std::filesystem::path& from,
                     const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(),
                  RENAME_NOREPLACE) == 0)
    return flush_folder(folder_of(to));
  require_name(to, false);
  rename_file(from, to);  // where the file system knows no better
}

void rename_file(const std::filesystem::path& from,
                 const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) < 0)
    refuse(text("rename {} to {}", from.string(), to.string()), errno);
  flush_folder(folder_of(to));
}

void remove_file(const std::filesystem::path& file) {
  if (::unlink(file.c_str()) < 0 && errno != ENOENT)
    refuse(text("remove {}", file.string()), errno);
}

void discard_file(const std::filesystem::path& file) noexcept {
  ::unlink(file.c_str());
}

std::string read_file(const std::filesystem::path& file) {
  Descriptor descriptor(persistently(
      [&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); }));
  struct stat about {};
  if (descriptor.number() < 0 || ::fstat(descriptor.number(), &about) < 0)
    refuse(text("read {}", file.string()), errno);
  if (!S_ISREG(about.st_mode))
    throw UserError(Fault::file, text("{}: is no regular file", file.string()));
  std::string bytes(std::size_t(about.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const auto got = persistently([&] {
      return ::read(descriptor.number(), &bytes[at], bytes.size() - at);
    });
    if (got < 0) refuse(text("read {}", file.string()), errno);
    if (got == 0) bytes.resize(at);
    at += std::size_t(got);
  }
  return bytes;
}

std::uint64_t free_space(const std::filesystem::path& folder) {
  std::error_code error;
  const auto space = std::filesystem::space(folder, error);
  if (error)
    refuse(text("ask for the free space of {}", folder.string()),
           error.value());
  return space.available;
}

void require_space(const std::filesystem::path& file, std::uint64_t bytes) {
  const std::uint64_t free = free_space(folder_of(file));
  if (bytes <= free) return;
  throw UserError(
      Fault::file,
      text("{}: needs about {}, and {} are free on its disk: {} are missing",
           file.string(), size_in_words(bytes), size_in_words(free),
           size_in_words(bytes - free)));
}

bool is_temporary(const std::string& name) {
  return name.find(temporary_mark) != std::string::npos;
}

void remove_temporary_files(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (is_temporary(entry.path().filename().string()))
      remove_file(entry.path());
}

std::string size_in_words(std::uint64_t bytes) {
  constexpr std::array units{"bytes", "kB", "MB", "GB", "TB", "PB"};
  double size = double(bytes);
  std::size_t unit = 0;
  while (size >= 1000 && unit + 1 < units.size()) {
    size /= 1000;
    ++unit;
  }
  return unit == 0 ? text("{} bytes", bytes)
                   : text("{:.1f} {}", size, units[unit]);
}

}  // namespace twinning
