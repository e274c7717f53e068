#include "tools/questions/observation.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/observation.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/own_files.hpp"

namespace twinning {
namespace {

/// The columns of the links' table that observations are held against.
constexpr std::array<std::string_view, 9> columns{"born",
                                                  "ended",
                                                  "value_total",
                                                  "culture_first",
                                                  "culture_second",
                                                  "education_first",
                                                  "education_second",
                                                  "delegation_first",
                                                  "delegation_second"};

void refuse(const std::string& file, std::string_view why) {
  throw UserError(Fault::input, text("{}: {}", file, why));
}

/// The line that makes a result of the first scenario of several.
std::string of_one(const std::vector<SourceFile>& sources) {
  const auto first = std::ranges::find(sources, "scenario", &SourceFile::role);
  return first == sources.end()
             ? std::string{"twinning run SCENARIO"}
             : text("twinning run {}", file_word(shown(first->path)));
}

void check(const Results& results, const std::string& file) {
  const ResultAxes& axes = results.axes();
  if (axes.of_cells)
    refuse(file,
           "keeps summaries of runs only; make the study with --set "
           "record.runs=all");
  if (axes.scenarios.size() != 1)
    refuse(file, text("holds {} scenarios; observe takes the result of one, "
                      "and this makes it: {}",
                      axes.scenarios.size(), of_one(results.sources())));
}

/// The blocks of `width` values that belong to runs that are done.
std::vector<double> of_done(const std::vector<double>& all,
                            const std::vector<std::size_t>& done,
                            std::size_t rows) {
  std::vector<double> out;
  if (all.empty()) return out;
  const std::size_t width = all.size() / rows;
  out.reserve(width * done.size());
  for (const std::size_t row : done)
    out.insert(out.end(), all.begin() + std::ptrdiff_t(row * width),
               all.begin() + std::ptrdiff_t((row + 1) * width));
  return out;
}

/// The last recorded year of a column, [run][link].
std::vector<double> last_year(const std::vector<double>& all, std::size_t runs,
                              std::size_t years, std::size_t links) {
  std::vector<double> out;
  for (std::size_t run = 0; run < runs && !all.empty(); ++run) {
    const auto begin =
        all.begin() + std::ptrdiff_t(((run + 1) * years - 1) * links);
    out.insert(out.end(), begin, begin + std::ptrdiff_t(links));
  }
  return out;
}

void add_links(const Results& results, const std::vector<std::size_t>& done,
               Simulated& out) {
  const std::size_t rows = results.axes().rows();
  out.status = of_done(results.links("status"), done, rows);
  if (out.status.empty()) return;
  out.codes = results.link_codes();
  out.link_years = results.link_years();
  for (const std::string& name : results.link_relations())
    out.relation.push_back(out.relation_of(name));
  for (const std::string_view column : columns)
    out.links.emplace(
        column, last_year(of_done(results.links(column), done, rows), out.runs,
                          out.link_years.size(), out.link_count()));
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace

Simulated simulated_of(const Results& results, const std::string& file) {
  const ResultAxes& axes = results.axes();
  check(results, file);
  std::vector<std::size_t> done;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (axes.row_status[row] == RowStatus::done) done.push_back(row);
  if (done.empty()) refuse(file, "has no finished run yet");

  Simulated out;
  out.scenario =
      read_resolved(results.resolved_scenarios().front(), results.sources());
  out.runs = done.size();
  out.seed = axes.seed;
  out.years = axes.years;
  out.points = std::set(axes.row_point.begin(), axes.row_point.end()).size();
  for (const std::string& observable : axes.observables)
    out.yearly.emplace(observable,
                       of_done(results.yearly(observable), done, axes.rows()));
  add_links(results, done, out);
  return out;
}

std::filesystem::path usual_observations(const Simulated& simulated) {
  namespace fs = std::filesystem;
  const auto& sources = simulated.scenario.sources;
  const auto cities = std::ranges::find(sources, "cities", &SourceFile::role);
  std::string looked_for;
  if (cities != sources.end()) {
    const fs::path world = fs::path{cities->path}.parent_path();
    const fs::path beside = world.parent_path() / "observed";
    if (is_folder(beside)) return beside;
    if (world.has_filename() && !own_file("data" / world.filename()).empty())
      return own_file("data/observed");
    looked_for = text(" in {}", shown(beside.string()));
  }
  throw UserError(Fault::command_line,
                  text("twinning observe: there are no observations{}; name "
                       "their folder with --data DIR",
                       looked_for));
}

}  // namespace twinning
