#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/layout.hpp"
#include "output/row_status.hpp"
#include "sim/experiment/make_rows.hpp"

namespace twinning {

/// A part of a study: consecutive rows, from the first that is kept until all
/// are, and the file is stored.
///
/// Shape:   values [column][row of the part][value of the row]
class Part {
 public:
  Part(const Layout& layout, std::size_t number);

  /// Begins another part in the same memory.
  void restart(std::size_t number);

  /// Keeps row `row` of the part.  Different rows may be kept by different
  /// threads at once; `finish` then says, one call at a time, that it is there.
  void copy(std::size_t row, const MadeRow& made);
  void finish(std::size_t row, RowStatus became);

  /// Makes room for the rows that failed to be made again.
  void forget_failed();

  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] std::size_t rows() const { return status.size(); }
  [[nodiscard]] std::size_t kept() const { return kept_; }
  [[nodiscard]] bool complete() const { return kept_ == rows(); }

  /// The values of a column, all rows of the part.
  [[nodiscard]] std::span<double> values(std::size_t column);
  [[nodiscard]] std::span<const double> values(std::size_t column) const;

  /// The rows that are there, as another part of the same number; those that
  /// are being copied just now stay out.
  [[nodiscard]] Part kept_so_far() const;

  std::vector<RowStatus> status;
  std::vector<std::string> hash;
  std::vector<std::string> failure;
  std::vector<std::int32_t> runs;  ///< made for the row
  std::vector<std::vector<Event>> events;

  /// What the rows say of themselves.
  [[nodiscard]] Values said(RowVariable::What what) const;
  void set(RowVariable::What what, const Values& values);

 private:
  const Layout* layout_;
  std::size_t number_ = 0;
  std::size_t kept_ = 0;
  std::vector<std::size_t> offset_;  ///< of a column, in values of a row
  std::vector<double> values_;
};

}  // namespace twinning
