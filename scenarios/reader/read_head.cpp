#include <limits>

#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

void read_time(const Node& table, const ReadOptions& options,
               Calendar& calendar, Problems& problems) {
  const Node* const time = table.find("time");
  if (time == nullptr) {
    problems.add(table.place,
                 "[time] is missing, with start and end (calendar years), as "
                 "in start = 1945");
    return;
  }
  if (!check_table(*time, TableName::time, "[time]", problems)) return;
  const auto year = [&](std::string_view key, std::string_view example) {
    const Node* const node = time->find(key);
    if (node != nullptr)
      return read_year(*node, text("time.{}", key), problems);
    problems.add(time->place,
                 text("[time] needs {}, a calendar year, as in {} = {}", key,
                      key, example));
    return std::optional<int>{};
  };
  const auto start = year("start", "1945");
  const auto end = year("end", "2035");
  if (const Node* const steps = time->find("steps_per_year"))
    calendar.steps_per_year =
        int(read_integer(*steps, {"time.steps_per_year", {1, 24}, "steps", ""},
                         problems)
                .value_or(calendar.steps_per_year));
  if (!start || !end) return;

  calendar.start = *start;
  calendar.end = *end;
  if (calendar.years() < 1)
    problems.add(time->find("end")->place,
                 text("time.end {} is before time.start {}", *end, *start));
  if (calendar.years() > options.longest_run)
    problems.add(
        time->find("end")->place,
        text("a run of {} years is above the limit of {}",
             with_commas(calendar.years()), with_commas(options.longest_run)),
        Fault::limit);
}

}  // namespace

void read_format(const Node& node, Problems& problems) {
  const auto format = read_integer(
      node, {"format", {1, std::numeric_limits<double>::max()}, "", ""},
      problems);
  if (format && *format > newest_format)
    problems.add(node.place,
                 text("the file has format {} and needs a newer program; this "
                      "one reads formats up to {}",
                      *format, newest_format));
}

void read_head(const Node& table, const ReadOptions& options,
               Scenario& scenario, Problems& problems) {
  if (const Node* const format = table.find("format"))
    read_format(*format, problems);
  if (const Node* const name = table.find("name"))
    scenario.name = read_text(*name, "name", problems).value_or("");
  else
    problems.add(table.place,
                 "name is missing: text that tells this scenario from others, "
                 "as in name = \"base\"");
  if (const Node* const seed = table.find("seed"))
    scenario.seed = read_seed(*seed, problems).value_or(scenario.seed);
  if (const Node* const replicates = table.find("replicates"))
    scenario.replicates = std::uint32_t(
        read_integer(*replicates, {"replicates", {1, 1e9}, "runs", ""},
                     problems)
            .value_or(scenario.replicates));
  read_time(table, options, scenario.calendar, problems);

  scenario.seed = options.seed.value_or(scenario.seed);
  scenario.replicates = options.replicates.value_or(scenario.replicates);
}

}  // namespace twinning
