#include "tests/tools/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace twinning {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream words;
  words << in.rdbuf();
  return words.str();
}

/// In the child: becomes the shell, in the folder, with its outputs in files.
[[noreturn]] void become_shell(const fs::path& folder, const fs::path& outside,
                               const std::string& line) {
  ::setpgid(0, 0);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  const auto direct = [&](const char* name, int stream) {
    const int file = ::open((outside / name).c_str(),
                            O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
    ::dup2(file, stream);
    ::close(file);
  };
  direct("out", STDOUT_FILENO);
  direct("err", STDERR_FILENO);
  ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
  ::_exit(126);
}

/// Waits a minute at most, then ends the whole group.
int wait_for(pid_t child, bool& in_time) {
  const auto end = Clock::now() + 60s;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() > end) {
      in_time = false;
      ::kill(-child, SIGKILL);
      ::waitpid(child, &status, 0);
      break;
    }
    std::this_thread::sleep_for(2ms);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

}  // namespace

Workplace::Workplace() {
  std::string name = (fs::temp_directory_path() / "twinning-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw std::runtime_error("no temporary folder");
  outside_ = name;
  folder_ = outside_ / "work";
  fs::copy(fs::path{TWINNING_SOURCE} / "tests/tools/worlds", folder_);
}

Workplace::~Workplace() {
  std::error_code ignored;
  fs::remove_all(outside_, ignored);
}

Outcome Workplace::shell(std::string line) {
  for (auto at = line.find("PROG"); at != std::string::npos;
       at = line.find("PROG", at))
    line.replace(at, 4, TWINNING_PROGRAM);

  const pid_t child = ::fork();
  if (child == 0) become_shell(folder_, outside_, line);
  Outcome outcome;
  outcome.status = wait_for(child, outcome.in_time);
  outcome.out = contents(outside_ / "out");
  outcome.err = contents(outside_ / "err");
  return outcome;
}

std::vector<std::string> Workplace::made() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (!fs::exists(fs::path{TWINNING_SOURCE} / "tests/tools/worlds" /
                    entry.path().filename()))
      names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

void Workplace::write(const std::string& name, const std::string& words) const {
  std::ofstream(folder_ / name, std::ios::binary) << words;
}

std::string Workplace::read(const std::string& name) const {
  return contents(folder_ / name);
}

std::vector<std::string> lines_of(const std::string& words) {
  std::vector<std::string> lines;
  std::istringstream in(words);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace twinning
