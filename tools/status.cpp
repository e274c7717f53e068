#include <algorithm>
#include <array>

#include "output/folder_lock.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/json.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::array status_options{json_option};
constexpr std::array status_groups{OptionGroup{"options", status_options}};
constexpr std::array status_examples{
    Example{"twinning status uk-china.h5",
            "how far it has come, also while it is being made"},
};

/// Runs by what became of them.
struct Counts {
  std::size_t planned, done, failed, missing;
};

/// Runs that were not needed, since their cell had enough without them, are
/// missing in none.
Counts count(const ResultAxes& axes) {
  std::size_t missing = 0;
  const std::size_t of_a_row = axes.runs_planned / axes.rows();
  for (const RowStatus status : axes.row_status)
    missing += status == RowStatus::missing ? of_a_row : 0;
  return {axes.runs_planned, axes.runs_done, axes.runs_failed, missing};
}

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

/// The command line that began a result, as it was typed; empty if unknown.
std::string begun_by(const Results& results) {
  for (const auto& [name, value] : results.provenance())
    if (name == "command_line") return value;
  return {};
}

std::string in_words(const std::string& file, const Results& results,
                     const std::string& user) {
  const ResultAxes& axes = results.axes();
  const Counts runs = count(axes);
  std::string out =
      text("{}: {} of {} runs{}\n", file, number(runs.done),
           number(runs.planned), axes.complete ? ", complete" : "");
  const auto field = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += entry(name, value, 2, 13);
  };
  field("title", shown(axes.title));
  for (const std::string& scenario : axes.scenarios)
    if (scenario != axes.title) field("scenario", shown(scenario));
  if (!axes.years.empty())
    field("years", text("{} to {}", axes.years.front(), axes.years.back()));
  field("failed", number(runs.failed));
  field("missing", number(runs.missing));
  field("made by", shown(axes.program_version));
  field("in use by", user);
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (!axes.row_failure[row].empty())
      out += text("  {} {} failed: {}\n", axes.of_cells ? "cell" : "run", row,
                  shown(axes.row_failure[row]));
  if (axes.to_be_joined())
    out += text("\nall runs are there; to join them:\n  twinning merge {}\n",
                file_word(file));
  else if (!axes.complete)
    out += text(
        "\nto go on, give the command that began it again, where it "
        "was given:\n  {}\n",
        shown(begun_by(results), 2000));
  return out;
}

std::string in_json(const std::string& file, const Results& results,
                    const std::string& user) {
  const ResultAxes& axes = results.axes();
  const Counts runs = count(axes);
  Json failures = Json::array();
  for (std::size_t run = 0; run < axes.row_failure.size(); ++run)
    if (!axes.row_failure[run].empty())
      failures.push_back({{axes.of_cells ? "cell" : "run", run},
                          {"reason", axes.row_failure[run]}});
  return json_text({{"file", file},
                    {"title", axes.title},
                    {"complete", axes.complete},
                    {"planned", runs.planned},
                    {"done", runs.done},
                    {"failed", runs.failed},
                    {"missing", runs.missing},
                    {"scenarios", axes.scenarios},
                    {"failures", failures},
                    {"command_line", begun_by(results)},
                    {"in_use_by", user.empty() ? Json(nullptr) : Json(user)}});
}

/// twinning status: how far a result has come.
int status(const Arguments& given) {
  const std::string& file = given.operands().front();
  const std::filesystem::path path = result_or_parts(file);
  const Results results(path);
  const std::string user = joined(FolderLock::holders(path));

  print(given.has("json") ? in_json(file, results, user)
                          : in_words(file, results, user));
  return success;
}

}  // namespace

constinit const Command status_command{
    .name = "status",
    .summary = "tell how far a result has come",
    .detail =
        "Runs done, failed and missing of a result file, or of one that "
        "is being made or was left unfinished.",
    .operands = {"RESULT", "a result file, or its folder of parts", 1, 1},
    .groups = status_groups,
    .examples = status_examples,
    .act = status};

}  // namespace twinning
