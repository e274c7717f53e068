#include "output/report/cases.hpp"

#include <algorithm>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// Blocks that a sample is taken in, so that few chunks of a file are read.
constexpr std::size_t blocks = 16;

std::vector<std::size_t> sample(const std::vector<std::size_t>& rows) {
  if (rows.size() <= most_rows) return rows;
  constexpr std::size_t in_block = most_rows / blocks;
  std::vector<std::size_t> taken;
  for (std::size_t block = 0; block < blocks; ++block) {
    const std::size_t first = block * (rows.size() - in_block) / (blocks - 1);
    const std::size_t from =
        std::max(first, block * in_block);  // blocks never overlap
    for (std::size_t i = 0; i < in_block; ++i) taken.push_back(rows[from + i]);
  }
  return taken;
}

Case case_of(const Given& given, std::size_t scenario) {
  Case found;
  found.given = &given;
  found.scenario = scenario;
  const ResultAxes& axes = found.axes();
  found.name = axes.scenarios[scenario];
  std::vector<std::size_t> done;
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    if (axes.row_scenario[row] != scenario) continue;
    const RowStatus status = axes.row_status[row];
    if (status == RowStatus::failed) found.runs_failed += axes.row_runs[row];
    // Of a cell of which some runs failed, the others were summarised.
    const bool counts = status == RowStatus::done ||
                        (axes.of_cells && status == RowStatus::failed);
    if (!counts) continue;
    done.push_back(row);
    found.runs_done += axes.row_runs[row];
  }
  found.rows = sample(done);
  found.rows_done = done.size();
  found.ranges = ranges_of(found.rows);
  for (const std::size_t row : found.rows) found.runs += axes.row_runs[row];
  return found;
}

}  // namespace

std::string Case::over_runs() const {
  if (!sampled()) return text("over {}", counted(runs, "run"));
  return text("over {} of {} (sampled)",
              with_commas(static_cast<long long>(runs)),
              counted(runs_done, "run"));
}

std::string in_case(const Case& of, const std::string& body,
                    bool among_others) {
  const std::string heading =
      among_others ? text("<p class=case-name>{}</p>", isolated(of.name)) : "";
  return text("<div class=case data-case=\"{}\">{}{}</div>\n", of.place,
              heading, body);
}

std::vector<Case> cases_of(std::span<const Given> given) {
  std::vector<Case> cases;
  for (const Given& one : given)
    for (std::size_t scenario = 0;
         scenario < one.results.axes().scenarios.size(); ++scenario)
      cases.push_back(case_of(one, scenario));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    cases[i].place = text("s{}", i);
    if (i > 0) cases[i].every = 5;  // or pages would grow too large to send
    const auto namesakes = std::ranges::count(
        cases, cases[i].axes().scenarios[cases[i].scenario],
        [](const Case& each) { return each.axes().scenarios[each.scenario]; });
    if (namesakes > 1 && given.size() > 1)
      cases[i].name += text(" [{}]", cases[i].given->file);
  }
  return cases;
}

}  // namespace twinning::report
