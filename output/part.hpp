#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/layout.hpp"

namespace twinning {

/// What is said of a run beside its numbers.
enum class RunStatus : std::uint8_t { missing, done, failed };

/// A part of a study: consecutive runs, from the first that is kept until all
/// are, and the file is stored.
///
/// Shape:   values [column][run of the part][value of the run]
class Part {
 public:
  Part(const Layout& layout, std::size_t number);

  /// Begins another part in the same memory.
  void restart(std::size_t number);

  /// Keeps run `row` of the part.  Different rows may be kept by different
  /// threads at once; `finish` then says, one call at a time, that it is there.
  void copy(std::size_t row, const RunRecord& record, std::string hash);
  void finish(std::size_t row, bool failed);

  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] std::size_t runs() const { return status.size(); }
  [[nodiscard]] std::size_t kept() const { return kept_; }
  [[nodiscard]] bool complete() const { return kept_ == runs(); }

  /// The values of a column, all runs of the part.
  [[nodiscard]] std::span<double> values(std::size_t column);
  [[nodiscard]] std::span<const double> values(std::size_t column) const;

  /// The runs that are there, as another part of the same number; those that
  /// are being copied just now stay out.
  [[nodiscard]] Part kept_so_far() const;

  std::vector<RunStatus> status;
  std::vector<std::string> hash;
  std::vector<std::string> failure;
  std::vector<std::vector<Event>> events;

 private:
  const Layout* layout_;
  std::size_t number_ = 0;
  std::size_t kept_ = 0;
  std::vector<std::size_t> offset_;  ///< of a column, in values of a run
  std::vector<double> values_;
};

}  // namespace twinning
