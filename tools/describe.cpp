#include <algorithm>
#include <array>
#include <filesystem>

#include "output/results.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/schemas/catalogue.hpp"
#include "tools/schemas/describe_json.hpp"
#include "tools/schemas/schemas.hpp"

namespace twinning {
namespace {

constexpr std::array describe_options{
    Option{"json", Takes::nothing, "",
           "everything there is as JSON, with the schemas of what the other "
           "commands give under --json"},
    Option{"schema", Takes::nothing, "",
           "the JSON Schema of scenario files, for editors"},
    Option{"study-schema", Takes::nothing, "", "the same of study files"},
    Option{"claims-schema", Takes::nothing, "", "the same of files of claims"},
};
constexpr std::array describe_groups{OptionGroup{"options", describe_options}};
constexpr std::array describe_examples{
    Example{"twinning describe", "everything that has a name, on a line each"},
    Example{"twinning describe trust.gain",
            "one parameter in full, with its source"},
    Example{"twinning describe trust", "the parameters of one submodel"},
    Example{"twinning describe --schema > scenario.schema.json",
            "lets an editor complete and check scenario files"},
};

std::string line(const Entry& entry, std::size_t width) {
  std::string words{entry.meaning};
  if (entry.default_value) words += text(" ({})", entry.unit);
  const std::string number =
      entry.default_value ? text("{}", *entry.default_value) : "";
  return twinning::entry(
      padded(entry.name, width) + "  " +
          (entry.default_value ? right(number, 6) : std::string{entry.unit}),
      words, 2, 40);
}

std::string listing(const std::vector<Entry>& entries) {
  std::string out;
  std::string_view group;
  for (const Entry& entry : entries) {
    if (entry.group != group) {
      out += text("{}{}\n", out.empty() ? "" : "\n", entry.group);
      group = entry.group;
    }
    out += line(entry, entry.default_value ? 26 : 20);
  }
  return out;
}

/// One thing with all that is known of it.
std::string in_full(const Entry& given) {
  std::string out = text("{}, a {}\n", given.name, given.kind);
  const auto field = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += entry(name, value, 2, 14);
  };
  field("meaning", given.meaning);
  field("unit", given.unit == "1" ? "1 (a pure number)" : given.unit);
  if (given.range) field("range", given.range->words());
  if (given.default_value) field("default", text("{}", *given.default_value));
  field("operations", joined(given.operations));
  field("scopes", joined(given.scopes));
  if (!given.better.empty())
    field("better", text("{} is better", given.better));
  field("source", given.source);
  if (!given.section.empty())
    field("model", text("sim/ODD.md, section {}", given.section));
  const std::string use = how_to_use(given);
  if (given.kind != "lever") {
    field("use", use);
    return out;
  }
  out += "  use, in a scenario file\n";
  for (const std::string& each : split_lines(use))
    out += text("    {}\n", each);
  return out;
}

/// What to do with a name that is nothing's, but a file's.
std::string taken_by(const std::string& name) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(name, ignored)) return "";
  const bool is_result = begins_as_result(name);
  return text(
      "; it is a file, and this tells {}: twinning {} {}",
      is_result ? "how far a result has come" : "what is wrong with one",
      is_result ? "status" : "check", file_word(name));
}

/// Entries of that very name, else those of the submodel or kind, else the
/// parameter that is called so within its submodel.
std::vector<Entry> named(const std::string& name) {
  const std::vector<Entry> all = catalogue();
  const auto is_named = [&](const Entry& one) { return one.name == name; };
  const auto is_of_group = [&](const Entry& one) {
    return one.group.substr(0, one.group.find(':')) == name;
  };
  const auto ends_so = [&](const Entry& one) {
    return one.name.ends_with('.' + name);
  };
  std::vector<Entry> found;
  std::ranges::copy_if(all, std::back_inserter(found), is_named);
  if (found.empty())
    std::ranges::copy_if(all, std::back_inserter(found), is_of_group);
  if (found.empty())
    std::ranges::copy_if(all, std::back_inserter(found), ends_so);
  if (!found.empty()) return found;

  std::vector<std::string_view> known;
  for (const Entry& one : all) known.push_back(one.name);
  const std::string taken = taken_by(name);
  throw UserError(
      Fault::command_line,
      text("twinning describe: nothing is called '{}'{}", shown(name),
           taken.empty()
               ? did_you_mean(name, known,
                              "; see all names: twinning describe; the keys "
                              "of scenario files: twinning describe --schema")
               : taken));
}

/// twinning describe: what every name means.
int describe(const Arguments& given) {
  if (given.has("schema")) {
    print(scenario_schema());
    return success;
  }
  if (given.has("study-schema")) {
    print(study_schema());
    return success;
  }
  if (given.has("claims-schema")) {
    print(claims_schema());
    return success;
  }
  const bool one = !given.operands().empty();
  const std::vector<Entry> entries =
      one ? named(given.operands().front()) : catalogue();

  if (given.has("json"))
    print(one ? json_of(entries) : json_of_everything());
  else if (one && (entries.size() == 1 ||
                   entries.front().name == given.operands().front()))
    for (const Entry& entry : entries)
      print(
          text("{}{}", &entry == &entries.front() ? "" : "\n", in_full(entry)));
  else
    print(listing(entries));
  return success;
}

}  // namespace

constinit const Command describe_command{
    .name = "describe",
    .summary = "explain parameters, levers, observables and statistics",
    .detail =
        "Every number a scenario may set and every quantity a result "
        "holds: meaning, unit, range, default and source.",
    .operands = {"NAME",
                 "a parameter, lever, observable, statistic or link column, or "
                 "a submodel such as trust",
                 0, 1},
    .groups = describe_groups,
    .examples = describe_examples,
    .act = describe};

}  // namespace twinning
