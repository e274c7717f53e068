#pragma once

#include <string>
#include <utility>
#include <vector>

#include "output/study.hpp"
#include "output/table.hpp"

namespace twinning {

inline constexpr std::string_view format_name = "twinning-results";
inline constexpr std::int64_t format_version = 1;

/// What a run fills in: one quantity of its record, as a dataset of doubles
/// with the runs as first axis.
struct Column {
  enum class Origin { yearly, links, cities };

  std::string group;
  std::string name;
  Origin origin;
  std::size_t row;                ///< of the quantity in its part of the record
  std::vector<std::string> axes;  ///< after the run
  std::vector<std::size_t> shape;  ///< after the run
  std::vector<Attribute> attributes;
  std::vector<std::size_t> chunk;  ///< with the run

  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::size_t values_of_a_run() const;
};

/// Everything about a result file that follows from its plan: all but the
/// numbers of the runs.
struct Layout {
  std::vector<Table> tables;  ///< "/" first
  std::vector<Column> columns;
  bool events = false;
  unsigned compression = 1;
  std::size_t runs = 0;
  std::size_t runs_per_part = 1;
  std::vector<std::uint64_t> seeds;  ///< of the scenarios

  /// What determines the file, in words, and its hash.
  std::vector<std::pair<std::string, std::string>> plan;
  std::string plan_hash;

  [[nodiscard]] std::size_t parts() const;
  [[nodiscard]] std::size_t first_run(std::size_t part) const;
  [[nodiscard]] std::size_t runs_of(std::size_t part) const;
};

/// Errors:  UserError(input) if two scenarios do not share their axes: names
///          the difference;
///          std::logic_error if the plan's vectors differ in length
[[nodiscard]] Layout layout_of(const StudyPlan& plan,
                               const StudyOptions& options);

/// How many runs make a part: about 8 MiB, a multiple of 8 where possible.
[[nodiscard]] std::size_t runs_in_a_part(std::size_t bytes_of_a_run,
                                         std::size_t runs);

/// The shape of a chunk: whole runs up to 1 MiB, as many as divide a part;
/// of a run that is larger, as much of its first axes as fits.
[[nodiscard]] std::vector<std::size_t> chunk_shape(
    std::size_t runs_per_part, const std::vector<std::size_t>& shape);

/// A chunk's place in the values of a part, where it is one slice, and in the
/// dataset; at an edge it is cut short.
struct Slice {
  std::size_t offset, count;       ///< in values of the part
  std::vector<std::size_t> start;  ///< row of the part, then the other axes
};

/// The chunks that hold the first `runs` runs of a part.
[[nodiscard]] std::vector<Slice> slices(const Column& column, std::size_t runs);

/// Bytes that a run takes in memory and, not compressed, on disk.
[[nodiscard]] std::size_t bytes_of_a_run(const Layout& layout);

/// A name as it may stand in a result file: no slash, blank or control
/// character.
[[nodiscard]] std::string dataset_name(std::string_view name);

}  // namespace twinning
