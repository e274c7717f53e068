#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

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

/// Lets a child process of limited memory and time do `work`, and gives what it
/// sends.  Reading a damaged file may crash HDF5; then only the child dies.
///
/// Errors:  the UserError of `work`; UserError(input) "<file>: …" if the child
///          died or took too long; UserError(memory)
[[nodiscard]] Answers ask_child(const std::string& file,
                                const ChildLimits& limits,
                                const std::function<void(const Send&)>& work);

}  // namespace twinning
