#pragma once

#include <string>
#include <variant>
#include <vector>

namespace twinning::report {

/// What a column of a table holds: its name in a CSV file, and its heading.
struct NumberColumn {
  std::string name;     ///< "deals_low"
  std::string heading;  ///< "low"
};

/// The numbers under a figure: texts, whole numbers and numbers, NaN where
/// there is none.
struct NumberTable {
  using Entry = std::variant<std::string, long, double>;
  std::vector<NumberColumn> columns;
  std::vector<std::vector<Entry>> rows;

  void add(std::vector<Entry> row) { rows.push_back(std::move(row)); }
};

/// Takes out of a table the columns whose words say nothing in any row.
void drop_empty_columns(NumberTable& table);

/// The table as HTML; every number carries all its digits beside those shown,
/// so that nothing is lost to who reads the page with a program.
///
/// Range:   the caption is shown to those who hear the page
[[nodiscard]] std::string html_of(const NumberTable& table,
                                  const std::string& caption,
                                  const std::string& attributes = "");

}  // namespace twinning::report
