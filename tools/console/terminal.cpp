#include "tools/console/terminal.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Writes it all; gives the reason it could not, or 0.
int write_all(int output, std::string_view words) {
  while (!words.empty()) {
    const ssize_t count = ::write(output, words.data(), words.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    words.remove_prefix(std::size_t(count));
  }
  return 0;
}

}  // namespace

void print(std::string_view words) {
  const int reason = write_all(STDOUT_FILENO, words);
  if (reason == EPIPE) throw ClosedOutput{};
  if (reason != 0)
    throw UserError(Fault::file, text("cannot write to standard output: {}",
                                      std::strerror(reason)));
}

void tell(std::string_view words) { (void)write_all(STDERR_FILENO, words); }

bool rewritable_terminal() {
  const char* const kind = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && kind != nullptr &&
         std::string_view{kind} != "dumb";
}

void ready_process() {
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
      (void)::open("/dev/null", O_RDONLY);
}

}  // namespace twinning
