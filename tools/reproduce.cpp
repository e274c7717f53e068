#include <array>
#include <optional>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/interruption.hpp"
#include "tools/console/json.hpp"
#include "tools/console/progress.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/reproduction.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::array reproduce_options{
    Option{"run", Takes::whole, "N", "one run only, by its number from 0"},
    jobs_option, quiet_option, json_option};
constexpr std::array reproduce_groups{
    OptionGroup{"options", reproduce_options}};
constexpr std::array reproduce_examples{
    Example{"twinning reproduce uk-china.h5",
            "makes all runs again on this machine and compares every value"},
    Example{"twinning reproduce uk-china.h5 --run 7", "one run of it"},
};

/// The rows to make again: those the result holds, or the one asked for.
std::vector<std::size_t> rows_of(const Results& results,
                                 const Arguments& given) {
  const ResultAxes& axes = results.axes();
  std::optional<std::size_t> asked;
  if (const auto number = given.whole("run"))
    asked = row_of(axes, *number, "reproduce");
  const auto is_there = [&](std::size_t row) {
    return axes.row_status[row] == RowStatus::done ||
           axes.row_status[row] == RowStatus::failed;
  };
  if (asked && !is_there(*asked))
    throw UserError(
        Fault::command_line,
        text("twinning reproduce: {} {} is not made yet; {} of {} "
             "runs are",
             name_of_rows(axes), *asked,
             with_commas(static_cast<long long>(axes.runs_done)),
             with_commas(static_cast<long long>(axes.runs_planned))));
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (is_there(row) && (!asked || *asked == row)) rows.push_back(row);
  return rows;
}

/// The year and relation, link or city that an entry of a table stands for.
std::string place_of(const Departure& departure, const ResultAxes& axes) {
  if (departure.table != "yearly") return text("entry {}", departure.entry);
  const std::size_t relations = axes.relations.size();
  return text("{}, {}", axes.years[departure.entry / relations],
              axes.relations[departure.entry % relations]);
}

std::string in_words(const std::string& file, std::size_t runs,
                     const Reproduction& found, const ResultAxes& axes) {
  const auto number = [](auto count) {
    return with_commas(static_cast<long long>(count));
  };
  if (found.departures() == 0)
    return text(
        "{}: equal: {} runs made again, {} values the same to the "
        "last bit\n",
        file, number(runs), number(found.values()));
  const Departure& first = *found.first();
  std::string out = text(
      "{}: different: {} of {} values of {} runs\n  first: run {}, {} {}, {}: "
      "{} is kept, {} was made now\n",
      file, number(found.departures()), number(found.values()), number(runs),
      first.run, first.table, first.quantity, place_of(first, axes), first.kept,
      first.made);
  if (axes.model_version != model_version)
    out += text("  the result is of model version {}, this program of {}\n",
                shown(axes.model_version), model_version);
  return out;
}

std::string in_json(const std::string& file, std::size_t runs,
                    const Reproduction& found, const ResultAxes& axes) {
  Json out{{"file", file},
           {"equal", found.departures() == 0},
           {"runs", runs},
           {"values", found.values()},
           {"differences", found.departures()}};
  if (found.first())
    out["first"] = {{"run", found.first()->run},
                    {"table", found.first()->table},
                    {"quantity", found.first()->quantity},
                    {"place", place_of(*found.first(), axes)},
                    {"kept", found.first()->kept},
                    {"made", found.first()->made}};
  return json_text(out);
}

/// twinning reproduce: make a result's runs again and compare.
int reproduce(const Arguments& given) {
  const std::string& file = given.operands().front();
  const Results results(result_or_parts(file));
  const std::vector<std::size_t> rows = rows_of(results, given);
  if (rows.empty())
    throw UserError(Fault::input, text("{}: holds no runs yet", shown(file)));

  const StudyPlan plan = plan_of(results);
  Reproduction found(results);
  const Interruption interruption;
  {
    Crew crew(jobs(given));
    Progress progress(0, rows.size(), given.has("quiet"));
    make_rows(plan, rows, crew, interruption.stop(), [&](const MadeRow& made) {
      found.compare(made);
      progress.advance();
    });
  }
  if (interruption.signal() != 0) return 128 + interruption.signal();

  const auto& tell_of = given.has("json") ? in_json : in_words;
  print(tell_of(file, rows.size(), found, results.axes()));
  return found.departures() == 0 ? success : difference_found;
}

}  // namespace

constinit const Command reproduce_command{
    .name = "reproduce",
    .summary = "make a result's runs again and compare every value",
    .detail =
        "Scenario and data are taken from the result itself. Ends with "
        "10 if a value differs.",
    .operands = {"RESULT", "a result file", 1, 1},
    .groups = reproduce_groups,
    .examples = reproduce_examples,
    .act = reproduce};

}  // namespace twinning
