#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/table.hpp"

namespace twinning {

// The two ends of the pipe through which a child process answers.

/// The child's end: sends named values, and ends the process if nobody listens
/// any more.
void send_answer(int pipe, std::string_view name, const Values& values);

/// The parent's end: waits for so long in all, and reads no more at once than a
/// child may hold.
class Listener {
 public:
  using Milliseconds = std::chrono::milliseconds;

  Listener(int pipe, std::uint64_t most_bytes, Milliseconds patience)
      : pipe_{pipe}, most_{most_bytes}, patience_{patience} {}

  /// The next answer; false if the child is silent for good.  Values of one
  /// type are put where those before them were.
  [[nodiscard]] bool answer(std::string& name, Values& values);

  /// Whether it was silent for too long.
  [[nodiscard]] bool late() const { return late_; }

 private:
  void move_up();
  [[nodiscard]] bool wait();
  [[nodiscard]] bool listen();
  [[nodiscard]] bool bytes(void* to, std::size_t size);
  [[nodiscard]] bool size(std::uint64_t& number, std::size_t unit = 1);
  [[nodiscard]] bool words(std::string& to);
  template <class Number>
  [[nodiscard]] bool numbers(std::vector<Number>& values);
  [[nodiscard]] bool texts(std::vector<std::string>& values);

  int pipe_;
  std::uint64_t most_;
  Milliseconds patience_;
  bool late_ = false;
  std::vector<char> heard_;
  std::size_t begin_ = 0, end_ = 0;  ///< of what was heard and not yet taken
};

}  // namespace twinning
