#include "output/report/number_table.hpp"

#include <algorithm>
#include <cmath>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// A cell, which the style sets apart from the direction of others; of a number
/// it shows three digits and holds seven in data-v, for sorting and for CSV:
/// pages are to be small, and `export` gives all digits.  The heading of a row
/// is known as one by standing in a column of nothing else.
std::string cell(const NumberTable::Entry& entry, bool heads_row) {
  const std::string_view kind = heads_row ? "th" : "td";
  if (const auto* words = std::get_if<std::string>(&entry))
    return text("<{}>{}", kind, escaped(*words));
  if (const auto* whole = std::get_if<long>(&entry))
    return text("<{0} data-v={1}>{1}", kind, *whole);
  const double value = std::get<double>(entry);
  if (std::isnan(value)) return "<td data-v>–";
  return text("<td data-v={:.7g}>{}", value, spoken(value));
}

bool says_nothing(const NumberTable::Entry& entry) {
  const auto* words = std::get_if<std::string>(&entry);
  return words && words->empty();
}

}  // namespace

void drop_empty_columns(NumberTable& table) {
  for (std::size_t i = table.columns.size(); i-- > 0;) {
    if (!std::ranges::all_of(
            table.rows, [i](const auto& row) { return says_nothing(row[i]); }))
      continue;
    const auto at = std::ptrdiff_t(i);
    table.columns.erase(table.columns.begin() + at);
    for (auto& row : table.rows) row.erase(row.begin() + at);
  }
}

std::string html_of(const NumberTable& table, const std::string& caption,
                    const std::string& attributes) {
  std::string out = text("<table{}><caption>{}</caption><thead><tr>",
                         attributes, escaped(caption));
  for (const NumberColumn& column : table.columns)
    out += text("<th scope=col data-name=\"{}\">{}</th>", escaped(column.name),
                escaped(column.heading));
  out += "<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) out += cell(row[i], i == 0);
    out += '\n';
  }
  return out + "</table>";
}

}  // namespace twinning::report
