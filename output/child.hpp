#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "output/answer_pipe.hpp"
#include "output/table.hpp"

namespace twinning {

/// Named values that a child process has read from a file.
using Answers = std::map<std::string, Values>;
using Send = std::function<void(const std::string& name, const Values&)>;

/// What a child may take.
struct ChildLimits {
  std::uint64_t memory = std::uint64_t{1} << 29;  ///< beyond ours [bytes]
  int seconds = 60;
};

/// A child process of limited memory and time that reads a file and answers.
/// Reading a damaged file may crash HDF5; then only the child dies.
class Child {
 public:
  /// Begins it; `work` is done in the child.
  /// Errors:  UserError(file) if the system refuses
  Child(std::string file, const ChildLimits& limits,
        const std::function<void(const Send&)>& work);
  /// Ends it, whatever it does.
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// The next answer, for which it waits; false if there is no more.
  ///
  /// Errors:  the UserError of `work`; UserError(input) "<file>: …" if the
  ///          child died or took too long; UserError(memory)
  [[nodiscard]] bool answer(std::string& name, Values& values);

 private:
  Child(std::string file, const ChildLimits& limits,
        std::pair<int, int> process_and_pipe);

  std::string file_;
  int seconds_;
  int process_;
  int pipe_;
  Listener listener_;
};

/// All that a child answers, by name.
///
/// Errors:  as those of Child
[[nodiscard]] Answers ask_child(const std::string& file,
                                const ChildLimits& limits,
                                const std::function<void(const Send&)>& work);

}  // namespace twinning
