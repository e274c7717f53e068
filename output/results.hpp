#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/row_status.hpp"
#include "output/table.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// The cities of a result, one vector a column.
struct ResultCities {
  std::vector<std::uint32_t> code;
  std::vector<std::string> name, bloc, country;
  std::vector<double> latitude, longitude;
};

/// What differs between the design points of a study, and its value in each
/// row.
struct VariedParameter {
  std::string name;  ///< "trust.gain", or the name of a lever
  bool lever = false;
  std::string unit;
  std::string meaning;
  std::vector<double> values;
};

/// The axes of a result and what is said of each row: a run, or a cell of a
/// study (a scenario at a design point) of whose runs only summaries are kept.
struct ResultAxes {
  std::string title;
  std::vector<std::string> scenarios;
  std::vector<int> years;
  std::vector<std::string> relations;
  std::vector<std::string> statistics;   ///< those of the end of a run
  std::vector<std::string> observables;  ///< yearly ones that were kept
  bool of_cells = false;                 ///< the rows are cells
  std::vector<std::string> summaries;    ///< of cells: "count", "mean", …
  std::size_t runs_planned = 0;          ///< at most, where precision decides
  std::size_t runs_done = 0;             ///< the failed ones among them
  std::size_t runs_failed = 0;  ///< of cells: cells in which some failed
  std::vector<std::uint32_t> row_scenario, row_point;
  std::vector<std::uint32_t> run_replicate;  ///< none of cells
  std::vector<RowStatus> row_status;
  std::vector<std::string> row_hash;
  std::vector<std::string> row_failure;  ///< reason, where failed
  std::vector<std::uint32_t> row_runs;   ///< that a row stands for
  std::vector<VariedParameter> varied;
  ResultCities cities;
  std::uint64_t seed = 0;
  std::string program_version, model_version;
  bool complete = false;

  [[nodiscard]] std::size_t rows() const { return row_status.size(); }
  /// All runs are there, but their parts are still to be joined.
  [[nodiscard]] bool to_be_joined() const {
    return !complete && runs_done == runs_planned;
  }
};

struct ResultSource;
class Child;

/// Columns of a result one after the other, as a child process reads them.
class ResultColumns {
 public:
  ResultColumns(const ResultSource& source, std::vector<std::string> paths,
                std::span<const RowRange> rows);
  ~ResultColumns();
  ResultColumns(ResultColumns&&) noexcept;

  /// The next column, empty if it was not recorded; its place is taken by the
  /// one after it, unless it is moved away.
  ///
  /// Needs:   no more calls than there are columns
  ///
  /// Errors:  UserError(input) if the file is damaged
  [[nodiscard]] std::vector<double>& next();

 private:
  const ResultSource& source_;
  std::vector<std::string> paths_;
  std::vector<std::uint64_t> counts_;
  std::size_t next_ = 0;
  std::unique_ptr<Child> child_;
  Values values_;
};

/// Whether a file begins as results do; the rest may be anything.
[[nodiscard]] bool begins_as_result(const std::filesystem::path& file);

/// A result file, or the parts folder of a study under way, checked by a child
/// process with limits on memory and time before a number of it is believed.
///
/// Errors:  UserError(file) if it cannot be opened; UserError(input) if it is
///          no result, of a later format, or damaged
class Results {
 public:
  explicit Results(const std::filesystem::path& file);
  ~Results();
  Results(Results&&) noexcept;

  [[nodiscard]] const ResultAxes& axes() const;

  /// One yearly observable, shape [run][year][relation]; of cells
  /// [cell][summary][year][relation].  Empty if not recorded.
  [[nodiscard]] std::vector<double> yearly(std::string_view observable) const;
  /// The same of some rows, in the order of the ranges.
  ///
  /// Range:   ascending, within the rows, not overlapping
  [[nodiscard]] std::vector<double> yearly(
      std::string_view observable, std::span<const RowRange> rows) const;

  /// One statistic of the end of runs, shape [run][relation]; of cells
  /// [cell][summary][relation].  Empty if not recorded.
  [[nodiscard]] std::vector<double> statistic(std::string_view name) const;
  [[nodiscard]] std::vector<double> statistic(
      std::string_view name, std::span<const RowRange> rows) const;

  /// Several columns, by their paths in the file ("/value",
  /// "/statistics/deals_a_year"), each as above; empty where one was not
  /// recorded.  Much faster than one by one.
  [[nodiscard]] std::vector<std::vector<double>> columns(
      const std::vector<std::string>& paths,
      std::span<const RowRange> rows) const;
  /// The same, one after the other, while the next are being read.
  ///
  /// Needs:   this to be there as long
  [[nodiscard]] ResultColumns in_turn(const std::vector<std::string>& paths,
                                      std::span<const RowRange> rows) const;

  /// One column of the links' table, shape [run][year or 1][link]; empty if
  /// not recorded.  `link_codes` gives the cities' codes of each link.
  [[nodiscard]] std::vector<double> links(std::string_view column) const;
  [[nodiscard]] std::vector<double> links(std::string_view column,
                                          std::span<const RowRange> rows) const;
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>>
  link_codes() const;
  [[nodiscard]] std::vector<int> link_years() const;
  [[nodiscard]] std::vector<std::string> link_relations() const;

  /// One observable of recorded cities, [run][year][city][relation]; empty if
  /// not recorded.
  [[nodiscard]] std::vector<double> cities(std::string_view observable) const;
  [[nodiscard]] std::vector<std::uint32_t> recorded_cities() const;

  /// The log of one run, if recorded.
  [[nodiscard]] std::vector<Event> events(std::size_t run) const;

  /// What /provenance says: names and values in the order of the file.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> provenance()
      const;

  /// The study as TOML, empty if `run` made it; the scenarios likewise, and
  /// the files they were read from.
  [[nodiscard]] std::string resolved_study() const;
  [[nodiscard]] std::vector<std::string> resolved_scenarios() const;
  [[nodiscard]] std::vector<SourceFile> sources() const;

 private:
  std::unique_ptr<ResultSource> source_;
};

}  // namespace twinning
