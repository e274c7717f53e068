#pragma once

#include <string>
#include <utility>
#include <vector>

#include "output/study_store.hpp"
#include "output/table.hpp"

namespace twinning {

inline constexpr std::string_view format_name = "twinning-results";
inline constexpr std::int64_t format_version = 1;

/// What a row fills in: one quantity of its record, as a dataset of doubles
/// with the rows as first axis.
struct Column {
  enum class Origin { yearly, links, cities, statistics };

  std::string group;
  std::string name;
  Origin origin;
  std::size_t row;                ///< of the quantity in its part of the record
  std::vector<std::string> axes;  ///< after the row
  std::vector<std::size_t> shape;  ///< after the row
  std::vector<Attribute> attributes;
  std::vector<std::size_t> chunk;  ///< with the row

  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::size_t values_of_a_row() const;
};

/// The part of a record that columns of an origin come from.
template <class Record>
[[nodiscard]] auto& part_of(Record& record, Column::Origin origin) {
  switch (origin) {
    case Column::Origin::yearly:
      return record.yearly;
    case Column::Origin::links:
      return record.links;
    case Column::Origin::cities:
      return record.cities;
    default:
      return record.statistics;
  }
}

/// A number or text that each row says of itself.
struct RowVariable {
  enum class What { status, hash, failure, runs };
  What what;
  std::string name;  ///< "run_status", or "cell_status"
  Cell cell;
  std::vector<Attribute> attributes;
};

/// Everything about a result file that follows from its plan: all but the
/// numbers of the rows.  A row is a run, or a cell where only aggregates over
/// its runs are kept.
struct Layout {
  std::string row_axis = "run";  ///< or "cell"
  std::vector<RowVariable> row_variables;

  std::vector<Table> tables;  ///< "/" first
  std::vector<Column> columns;
  bool events = false;
  unsigned compression = 1;
  std::size_t rows = 0;
  std::size_t rows_per_part = 1;
  std::size_t parts_made_together = 1;
  std::vector<std::uint64_t> seeds;  ///< of the scenarios

  /// What determines the file, in words, and its hash.
  std::vector<std::pair<std::string, std::string>> plan;
  std::string plan_hash;

  [[nodiscard]] std::size_t parts() const;
  [[nodiscard]] std::size_t first_row(std::size_t part) const;
  [[nodiscard]] std::size_t rows_of(std::size_t part) const;
};

/// Errors:  UserError(input) if two scenarios do not share their axes: names
///          the difference;
///          std::logic_error if the plan's vectors differ in length
[[nodiscard]] Layout layout_of(const StudyPlan& plan,
                               const StudyOptions& options);

/// How many rows make a part: about 8 MiB, a multiple of 8 where possible.
[[nodiscard]] std::size_t rows_in_a_part(std::size_t bytes_of_a_row,
                                         std::size_t rows);

/// The same where so many rows are made together: a part is some of them, a
/// divisor, or whole groups.
[[nodiscard]] std::size_t rows_in_a_part(std::size_t bytes_of_a_row,
                                         std::size_t rows,
                                         std::size_t together);

/// The shape of a chunk: whole rows up to 1 MiB, as many as divide a part;
/// of a row that is larger, as much of its first axes as fits.
[[nodiscard]] std::vector<std::size_t> chunk_shape(
    std::size_t rows_per_part, const std::vector<std::size_t>& shape);

/// A chunk's place in the values of a part, where it is one slice, and in the
/// dataset; at an edge it is cut short.
struct Slice {
  std::size_t offset, count;       ///< in values of the part
  std::vector<std::size_t> start;  ///< row of the part, then the other axes
};

/// The chunks that hold the first `rows` rows of a part.
[[nodiscard]] std::vector<Slice> slices(const Column& column, std::size_t rows);

/// Bytes that a row takes in memory and, not compressed, on disk.
[[nodiscard]] std::size_t bytes_of_a_row(const Layout& layout);

/// A name as it may stand in a result file: no slash, blank or control
/// character.
[[nodiscard]] std::string dataset_name(std::string_view name);

}  // namespace twinning
