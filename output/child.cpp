#include "output/child.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <vector>

#include "output/disk.hpp"
#include "output/hdf5.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Names of answers that are none.
constexpr std::string_view end_mark =
    "\x01"
    "end";
constexpr std::string_view fault_mark =
    "\x01"
    "fault";

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

/// Begins a child process that writes into a pipe; gives both.
std::pair<pid_t, int> begin(const ChildLimits& limits,
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
  if (process >= 0) return {process, ends[0]};
  ::close(ends[0]);
  refuse("begin a child process", error);
}

}  // namespace

Child::Child(std::string file, const ChildLimits& limits,
             const std::function<void(const Send&)>& work)
    : Child(std::move(file), limits, begin(limits, work)) {}

Child::Child(std::string file, const ChildLimits& limits,
             std::pair<int, int> process_and_pipe)
    : file_{std::move(file)},
      seconds_{limits.seconds},
      process_{process_and_pipe.first},
      pipe_{process_and_pipe.second},
      listener_(pipe_, limits.memory, std::chrono::seconds(seconds_)) {}

Child::~Child() {
  ::close(pipe_);
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool Child::answer(std::string& name, Values& values) {
  if (!listener_.answer(name, values))
    throw UserError(
        Fault::input,
        text("{}: is damaged: reading it {}", shown(file_),
             listener_.late() ? text("took more than {} seconds", seconds_)
                              : "broke off"));
  if (name == fault_mark) {
    const auto& said = std::get<std::vector<std::string>>(values);
    const std::string& message = said.at(1);
    const bool names_it = message.find(shown(file_)) != std::string::npos;
    throw UserError(Fault(std::stoi(said.at(0))),
                    names_it ? message
                             : text("{}: is damaged, or cannot be read: {}",
                                    shown(file_), message));
  }
  return name != end_mark;
}

Answers ask_child(const std::string& file, const ChildLimits& limits,
                  const std::function<void(const Send&)>& work) {
  Child child(file, limits, work);
  Answers answers;
  std::string name;
  for (Values values; child.answer(name, values);)
    answers[name] = std::move(values);
  return answers;
}

}  // namespace twinning
