#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/error.hpp"

namespace twinning {

/// A text in which faults may be found: a file, or a `--set` of the command
/// line.
struct Source {
  std::string name;  ///< as the user would name it
  std::string text;
  std::filesystem::path folder = {};  ///< what its own paths are relative to
  bool is_setting = false;            ///< of the command line; it has no lines
  std::size_t order = 0;              ///< among the sources of a reading
};

/// A byte of a source.
struct Place {
  const Source* source = nullptr;
  std::size_t offset = 0;

  [[nodiscard]] Place operator+(std::size_t bytes) const {
    return {source, offset + bytes};
  }
  bool operator==(const Place&) const = default;
};

/// All faults of a scenario and its files, told at once and in their order:
/// `file:line:column: message`, the line, and a caret under the fault.
///
/// Columns count code points from 1.  Faults that repeat one another are told
/// once, with their number; after fifty the rest are only counted.
class Problems {
 public:
  /// Keeps a source for as long as the problems; its address stays.  What is
  /// read once more, as the file that two scenarios extend, is the same source.
  const Source& keep(Source source);

  /// A fault of input in a setting is one of the command line.  What was told
  /// of the same place before is not told again.
  void add(Place place, std::string message, Fault fault = Fault::input);

  [[nodiscard]] bool any() const { return count_ > 0; }
  [[nodiscard]] std::size_t count() const { return count_; }

  /// The line a place stands in, from 1.
  [[nodiscard]] std::size_t line(Place place) const;

  /// Errors:  UserError with all that was added, if anything was; its fault is
  ///          `input` if one of them is, else that of the first
  void throw_if_any() const;

 private:
  /// Faults of one source that have the same message.
  struct Problem {
    const Source* source;
    std::string message;
    Fault fault;
    std::set<std::size_t> offsets;
  };

  [[nodiscard]] std::vector<const Problem*> in_order() const;
  [[nodiscard]] std::string shown_place(Place place) const;
  [[nodiscard]] std::string told(const Problem& problem) const;

  std::deque<Source> sources_;
  std::vector<Problem> problems_;
  /// Row of `problems_` by source and message.
  std::map<std::pair<std::size_t, std::string>, std::size_t> rows_;
  std::size_t count_ = 0;
  std::size_t distinct_ = 0;  ///< of other places, or other messages
  /// Where the lines of each source begin, made when first asked for.
  mutable std::vector<std::vector<std::size_t>> lines_;
};

}  // namespace twinning
