#include "output/folder_lock.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>

#include "output/disk.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

struct Holder {
  std::string host;
  long process = 0;
  std::string born;  ///< when the process began, as the kernel counts
  std::string since;
  bool operator==(const Holder&) const = default;
};

/// Field 22 of the process' line in /proc; a number used again for another
/// process comes with another one.  Empty if there is no such process.
std::string birth(long process) {
  std::ifstream file(text("/proc/{}/stat", process));
  std::string line;
  if (!std::getline(file, line)) return {};
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  std::string state, field;
  fields >> state;
  if (state == "Z" || state == "X") return {};
  for (int i = 4; i <= 22; ++i) fields >> field;
  return field;
}

std::string host_name() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  return text("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900,
              parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
              parts.tm_sec);
}

/// The files in a folder that are locks.
std::vector<std::filesystem::path> locks(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (FolderLock::is_lock(entry.path().filename().string()))
      found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

/// The holder named in a lock; none if the file is gone, or its writer died
/// before it was written.
std::optional<Holder> read_holder(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
  std::ifstream lock(file);
  Holder holder;
  if (lock >> holder.host >> holder.process >> holder.born >> holder.since)
    return holder;
  return std::nullopt;
}

bool is_alive(const Holder& holder) {
  if (holder.host != host_name()) return true;
  const std::string born = birth(holder.process);
  return !born.empty() && born == holder.born;
}

std::string in_words(const Holder& holder) {
  return text("process {} on host {} since {}", holder.process,
              shown(holder.host), shown(holder.since));
}

[[noreturn]] void refuse_for(const Holder& holder,
                             const std::filesystem::path& lock) {
  throw UserError(
      Fault::file,
      text("{}: in use by {}{}", lock.parent_path().string(), in_words(holder),
           holder.host == host_name()
               ? ""
               : text("; if that process is gone, remove {}", lock.string())));
}

/// Makes the lock unless it is there.
bool make_lock(const std::filesystem::path& file) {
  const long process = ::getpid();
  const std::string words =
      text("{}\n{}\n{}\n{}\n", host_name(), process, birth(process), now());
  const int error = create_file(file, words);
  if (error != 0 && error != EEXIST)
    refuse(text("write {}", file.string()), error);
  return error == 0;
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& folder,
                       const std::string& name)
    : file_{folder / name} {
  take();
  try {
    give_way_to_others();
  } catch (...) {
    release();
    throw;
  }
}

void FolderLock::take() {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (make_lock(file_)) return;
    const auto holder = read_holder(file_);
    if (holder && is_alive(*holder)) refuse_for(*holder, file_);
    remove_file(file_);
  }
  throw UserError(Fault::file, text("{}: in use by another process",
                                    file_.parent_path().string()));
}

/// Whoever comes second finds the other's lock, or both find one another's.
void FolderLock::give_way_to_others() {
  const bool alone = file_.filename() == "lock";
  for (const auto& other : locks(file_.parent_path())) {
    if (other == file_ || (!alone && other.filename() != "lock")) continue;
    const auto holder = read_holder(other);
    if (holder && is_alive(*holder)) refuse_for(*holder, other);
    remove_file(other);
  }
}

bool FolderLock::is_lock(const std::string& name) {
  return name == "lock" ||
         (name.starts_with("lock-") && name.find('.') == std::string::npos);
}

std::vector<std::string> FolderLock::holders(
    const std::filesystem::path& folder) {
  std::vector<std::string> found;
  for (const auto& lock : locks(folder))
    if (const auto holder = read_holder(lock); holder && is_alive(*holder))
      found.push_back(in_words(*holder));
  return found;
}

FolderLock::~FolderLock() {
  if (!file_.empty()) ::unlink(file_.c_str());
}

void FolderLock::release() {
  remove_file(file_);
  file_.clear();
}

}  // namespace twinning
