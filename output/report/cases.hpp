#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "output/kept_tables.hpp"
#include "output/report/link_record.hpp"
#include "output/results.hpp"

namespace twinning::report {

/// A result that a page is made of, and what only its scenarios tell.
struct Given {
  Results results;
  std::string file;                   ///< as the user named it
  std::vector<std::string> policies;  ///< of each scenario; empty: none known

  /// Makes runs again with the links of every year, shows them in the order of
  /// `rows`, and says whether they were the runs that the result holds; where
  /// that cannot be done, none.
  std::function<bool(std::span<const std::size_t> rows, const EachRecord&)>
      make_again;

  KeptTables observed;  ///< what `observe --keep` has kept; empty: nothing
};

/// One scenario of one result, and the rows of it that a page counts.
struct Case {
  const Given* given = nullptr;
  std::size_t scenario = 0;
  std::string name;   ///< of the scenario, with the file where names repeat
  std::string place;  ///< identifier in the page: "s0"
  int every = 1;      ///< years apart of what is told of it in numbers

  std::vector<std::size_t> rows;  ///< done, and taken; ascending
  std::vector<RowRange> ranges;   ///< the same
  std::size_t rows_done = 0;      ///< of which those were taken
  std::size_t runs = 0;           ///< that the rows taken stand for
  std::size_t runs_done = 0, runs_failed = 0;

  [[nodiscard]] bool sampled() const { return rows.size() < rows_done; }
  [[nodiscard]] const ResultAxes& axes() const { return given->results.axes(); }
  [[nodiscard]] const Results& results() const { return given->results; }
  /// Whether a study varies something over these rows.
  [[nodiscard]] bool varies() const { return !axes().varied.empty(); }
  /// Whether a year is told of in numbers: the last one always is.
  [[nodiscard]] bool tells(int year) const {
    return year % every == 0 || year == axes().years.back();
  }
  /// "over 200 runs", "over 4,000 of 1,000,000 runs (sampled)".
  [[nodiscard]] std::string over_runs() const;
};

/// At most so many rows of a case are read; more are sampled: blocks of
/// consecutive rows, evenly spread.
inline constexpr std::size_t most_rows = 8192;

/// The scenarios of all results, in their order.
[[nodiscard]] std::vector<Case> cases_of(std::span<const Given> given);

/// What a part of the page says of a case, as HTML: scripts show one case at a
/// time, under its name if there are others.
[[nodiscard]] std::string in_case(const Case& of, const std::string& body,
                                  bool among_others);

}  // namespace twinning::report
