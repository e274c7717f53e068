#include "output/report/link_findings.hpp"

#include <algorithm>

#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// Numbers of a column that are read at once.
constexpr std::size_t numbers_at_once = 1'000'000;

/// Numbers of link tables that are read in all, at most.
constexpr std::size_t most_numbers = 80'000'000;

/// Runs that are made again at most; their links in all years, so that a page
/// of a world with many pairs takes seconds, too; and those of one of them.
constexpr std::size_t most_made_again = 200;
constexpr std::size_t most_links_made_again = 50'000'000;
constexpr std::size_t most_numbers_of_a_run = 4'000'000;

/// Reads the links of rows, some at a time, and shows them one by one.
void read_records(const Results& results, std::span<const std::size_t> rows,
                  std::size_t links, std::size_t years,
                  const EachRecord& each) {
  std::vector<std::string> paths;
  for (const auto& column : link_columns)
    paths.push_back(text("/links/{}", column));
  const std::size_t of_a_run = links * years;
  const std::size_t at_once =
      std::max<std::size_t>(numbers_at_once / std::max(of_a_run, 1ul), 1);
  for (std::size_t from = 0; from < rows.size(); from += at_once) {
    const auto some = rows.subspan(from, std::min(at_once, rows.size() - from));
    const auto ranges = ranges_of(some);
    const auto values = results.columns(paths, ranges);
    for (std::size_t run = 0; run < some.size(); ++run) {
      LinkRecord record{links, years, {}};
      for (std::size_t i = 0; i < values.size(); ++i)
        record.columns[i] = values[i].data() + run * of_a_run;
      each(record);
    }
  }
}

/// At most so many rows, evenly spread.
std::vector<std::size_t> some_of(const std::vector<std::size_t>& rows,
                                 std::size_t most) {
  if (rows.size() <= most) return rows;
  std::vector<std::size_t> taken;
  for (std::size_t i = 0; i < most; ++i)
    taken.push_back(rows[i * rows.size() / most]);
  return taken;
}

std::string words_of_made_again(const Case& of, std::size_t runs) {
  return text(
      "over {}{}, made again for this page with the links of every year kept, "
      "and equal, number by number, to those in the result",
      counted(runs, "run"),
      runs < of.runs_done
          ? text(" of {}, as many as take seconds", of.runs_done)
          : "");
}

/// Makes runs again with links of every year; nothing if that cannot be done.
std::unique_ptr<LinkFindings> made_again(const Case& of, std::size_t links) {
  if (!of.given->make_again ||
      links * of.axes().years.size() > most_numbers_of_a_run)
    return nullptr;
  const std::size_t of_a_run = std::max(links * of.axes().years.size(), 1ul);
  const auto rows = some_of(
      of.rows,
      std::clamp(most_links_made_again / of_a_run, 10ul, most_made_again));
  auto found = std::make_unique<LinkFindings>(
      LinkFindings{LinkStates(links, of.axes().years), EndsOfRuns(of), {}});
  const bool all = rows.size() == of.rows.size();
  const bool made = of.given->make_again(rows, [&](const LinkRecord& record) {
    found->states.take(record);
    if (all) found->ends.take(record);
  });
  if (!made) return nullptr;
  found->over = words_of_made_again(of, rows.size());
  return found;
}

}  // namespace

std::unique_ptr<LinkFindings> link_findings(const Case& of) {
  const Results& results = of.results();
  const std::vector<int> years = results.link_years();
  const std::size_t links = results.link_codes().size();
  if (of.rows.empty() || of.axes().of_cells || links == 0 || years.empty())
    return nullptr;

  const std::size_t of_a_run = links * years.size() * link_columns.size();
  const auto rows = some_of(of.rows, std::max(most_numbers / of_a_run, 10ul));
  auto found = years.size() == 1 ? made_again(of, links) : nullptr;
  const bool has_states = found != nullptr;
  if (has_states && found->ends.runs() > 0) return found;
  if (!has_states)
    found = std::make_unique<LinkFindings>(
        LinkFindings{LinkStates(links, years), EndsOfRuns(of), {}});
  read_records(results, rows, links, years.size(),
               [&](const LinkRecord& record) {
                 if (!has_states) found->states.take(record);
                 found->ends.take(record);
               });
  if (!has_states)
    found->over = rows.size() == of.rows.size()
                      ? of.over_runs()
                      : text("over {} of {} (sampled)", rows.size(),
                             counted(of.runs_done, "run"));
  return found;
}

}  // namespace twinning::report
