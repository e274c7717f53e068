#include "output/child.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>
#include <vector>

#include "output/disk.hpp"
#include "output/hdf5.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Clock = std::chrono::steady_clock;

/// Names of answers that are none.
constexpr std::string_view end_mark =
    "\x01"
    "end";
constexpr std::string_view fault_mark =
    "\x01"
    "fault";

/// Bytes that short answers are sent and read at once.
constexpr std::size_t at_once = std::size_t{1} << 16;

void send_bytes(int pipe, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const auto sent = ::write(pipe, at, size);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) ::_exit(1);  // nobody listens any more
    at += sent;
    size -= std::size_t(sent);
  }
}

void send_size(int pipe, std::size_t size) {
  const std::uint64_t number = size;
  send_bytes(pipe, &number, sizeof number);
}

void send_text(int pipe, std::string_view words) {
  send_size(pipe, words.size());
  send_bytes(pipe, words.data(), words.size());
}

/// Texts, some thousands at a time: a file may hold millions of short ones.
void send_texts(int pipe, const std::vector<std::string>& texts) {
  std::string waiting;
  for (const std::string& one : texts) {
    const std::uint64_t length = one.size();
    waiting.append(reinterpret_cast<const char*>(&length), sizeof length);
    waiting += one;
    if (waiting.size() < at_once) continue;
    send_bytes(pipe, waiting.data(), waiting.size());
    waiting.clear();
  }
  send_bytes(pipe, waiting.data(), waiting.size());
}

void send_answer(int pipe, std::string_view name, const Values& values) {
  send_text(pipe, name);
  send_size(pipe, values.index());
  send_size(pipe, size_of(values));
  std::visit(
      [&](const auto& each) {
        if constexpr (std::is_same_v<decltype(each),
                                     const std::vector<std::string>&>) {
          send_texts(pipe, each);
        } else {
          send_bytes(pipe, each.data(), each.size() * sizeof(each[0]));
        }
      },
      values);
}

/// Lets long columns lie in large pages where the system has them: to touch
/// them page by page takes longer than to read them.
void prefer_large_pages(void* from, std::size_t bytes) {
  constexpr std::size_t large = std::size_t{1} << 21;
  const auto begin =
      (reinterpret_cast<std::uintptr_t>(from) + large - 1) / large * large;
  const auto end = reinterpret_cast<std::uintptr_t>(from) + bytes;
  if (begin + large <= end)
    (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

/// The parent's end: reads until a moment, and no more than a child may hold.
class Listener {
 public:
  Listener(int pipe, const ChildLimits& limits)
      : pipe_{pipe},
        most_{limits.memory},
        until_{Clock::now() + std::chrono::seconds(limits.seconds)} {}

  /// False if the child is silent for good.
  [[nodiscard]] bool bytes(void* to, std::size_t size) {
    char* at = static_cast<char*>(to);
    while (size > 0) {
      if (begin_ == end_ && !listen()) return false;
      const std::size_t some = std::min(size, end_ - begin_);
      std::memcpy(at, heard_.data() + begin_, some);
      begin_ += some;
      at += some;
      size -= some;
    }
    return true;
  }

  [[nodiscard]] bool size(std::uint64_t& number, std::size_t unit = 1) {
    return bytes(&number, sizeof number) && number <= most_ / unit;
  }

  [[nodiscard]] bool words(std::string& to) {
    std::uint64_t length = 0;
    if (!size(length)) return false;
    to.resize(length);
    return bytes(to.data(), length);
  }

  [[nodiscard]] bool answer(std::string& name, Values& values) {
    std::uint64_t kind = 0;
    if (!words(name) || !bytes(&kind, sizeof kind)) return false;
    switch (Cell(kind)) {
      case Cell::float64:
        return numbers(values.emplace<0>());
      case Cell::int64:
        return numbers(values.emplace<1>());
      case Cell::int32:
        return numbers(values.emplace<2>());
      case Cell::uint8:
        return numbers(values.emplace<3>());
      case Cell::text:
        return texts(values.emplace<4>());
    }
    return false;
  }

  [[nodiscard]] bool late() const { return late_; }

 private:
  /// Waits for more to hear.
  bool listen() {
    while (true) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          until_ - Clock::now());
      pollfd wanted{pipe_, POLLIN, 0};
      const int ready =
          left.count() > 0 ? ::poll(&wanted, 1, int(left.count())) : 0;
      if (ready < 0 && errno == EINTR) continue;
      if (ready <= 0) {
        late_ = true;
        return false;
      }
      const auto got = ::read(pipe_, heard_.data(), heard_.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      begin_ = 0;
      end_ = std::size_t(got);
      return true;
    }
  }

  template <class Number>
  bool numbers(std::vector<Number>& values) {
    std::uint64_t count = 0;
    if (!size(count, sizeof(Number))) return false;
    values.reserve(count);
    prefer_large_pages(values.data(), count * sizeof(Number));
    values.resize(count);
    return bytes(values.data(), count * sizeof(Number));
  }
  bool texts(std::vector<std::string>& values) {
    std::uint64_t count = 0;
    if (!size(count, sizeof(std::string))) return false;
    values.resize(count);
    for (std::string& each : values)
      if (!words(each)) return false;
    return true;
  }

  int pipe_;
  std::uint64_t most_;
  Clock::time_point until_;
  bool late_ = false;
  std::vector<char> heard_ = std::vector<char>(at_once);
  std::size_t begin_ = 0, end_ = 0;  ///< of what was heard and not yet taken
};

/// Bytes of address space in use.
std::uint64_t address_space() {
  std::uint64_t pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * std::uint64_t(::sysconf(_SC_PAGESIZE));
}

void set_limits(const ChildLimits& limits) {
  const rlim_t memory = address_space() + limits.memory;
  const rlimit space{memory, memory};
  const rlimit seconds{rlim_t(limits.seconds), rlim_t(limits.seconds)};
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_AS, &space);
  ::setrlimit(RLIMIT_CPU, &seconds);
  ::setrlimit(RLIMIT_CORE, &none);
  for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
    ::signal(signal, SIG_DFL);
  // What a dying C library says is not for the user.
  if (const int nowhere = ::open("/dev/null", O_WRONLY); nowhere >= 0)
    ::dup2(nowhere, STDERR_FILENO);
}

void send_fault(int pipe, Fault fault, const std::string& message) {
  send_answer(pipe, fault_mark,
              std::vector<std::string>{text("{}", int(fault)), message});
}

[[noreturn]] void be_child(int pipe, const ChildLimits& limits,
                           const std::function<void(const Send&)>& work) {
  set_limits(limits);
  // Memory that was freed is used again, not asked for anew.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  hdf5::reopen_after_fork();
  try {
    work([&](const std::string& name, const Values& values) {
      send_answer(pipe, name, values);
    });
    send_answer(pipe, end_mark, {});
  } catch (const UserError& error) {
    send_fault(pipe, error.fault(), error.what());
  } catch (const std::bad_alloc&) {
    send_fault(pipe, Fault::memory, "not enough memory to read the file");
  } catch (const std::exception& error) {
    send_fault(pipe, Fault::input, error.what());
  }
  ::_exit(0);
}

/// Collects answers to the end.  False if they break off.
bool collect(Listener& listener, Answers& answers) {
  std::string name;
  Values values;
  while (listener.answer(name, values)) {
    if (name == end_mark) return true;
    if (name == fault_mark) {
      const auto& said = std::get<std::vector<std::string>>(values);
      throw UserError(Fault(std::stoi(said.at(0))), said.at(1));
    }
    answers[name] = std::move(values);
  }
  return false;
}

/// Ends the child and its pipe, however the parent leaves.
class Child {
 public:
  Child(pid_t process, int pipe) : process_{process}, pipe_{pipe} {}
  ~Child() {
    ::close(pipe_);
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

 private:
  pid_t process_;
  int pipe_;
};

}  // namespace

Answers ask_child(const std::string& file, const ChildLimits& limits,
                  const std::function<void(const Send&)>& work) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) < 0) refuse("open a pipe", errno);
  // A wider pipe makes both wait less; where it may not be, this one serves.
  (void)::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  pid_t process = 0;
  {
    const hdf5::Entrance nobody_is_inside;
    process = ::fork();
    if (process == 0) {
      ::close(ends[0]);
      be_child(ends[1], limits, work);
    }
  }
  const int error = errno;
  ::close(ends[1]);
  if (process < 0) {
    ::close(ends[0]);
    refuse("begin a child process", error);
  }
  const Child child(process, ends[0]);
  Listener listener(ends[0], limits);
  Answers answers;
  if (collect(listener, answers)) return answers;
  throw UserError(
      Fault::input,
      text("{}: is damaged: reading it {}", shown(file),
           listener.late() ? text("took more than {} seconds", limits.seconds)
                           : "broke off"));
}

}  // namespace twinning
