#include <algorithm>
#include <array>
#include <set>

#include "scenarios/reader/read_study_tables.hpp"
#include "scenarios/reader/read_tables.hpp"
#include "sim/base/text.hpp"
#include "sim/model/observation.hpp"

namespace twinning {
namespace {

void read_replicates(const Node& table, const ReadOptions& options,
                     Study& study, Problems& problems) {
  if (!study.scenarios.empty())
    study.replicates = study.scenarios.front().replicates;
  const Node* const given = table.find("replicates");
  if (given != nullptr && given->is(Node::Kind::table))
    read_precision(*given, study, problems);
  else if (given != nullptr)
    study.replicates = std::uint32_t(
        read_integer(*given, {"replicates", {1, 1e9}, "runs of a point", ""},
                     problems)
            .value_or(study.replicates));

  study.replicates = options.replicates.value_or(study.replicates);
  if (study.until)
    study.until->at_least = std::min(study.until->at_least, study.replicates);
}

void read_observables(const Node& node, Study& study, Problems& problems) {
  if (!node.is(Node::Kind::array) || node.items.empty()) {
    problems.add(node.place,
                 text("record.observables must be a list of at least one name, "
                      "as in [\"deals\", \"value\"]{}; absent, all are kept",
                      node.is(Node::Kind::array) ? "" : instead(node)));
    return;
  }
  std::vector<std::string_view> known;
  for (const Observable& row : yearly_observables()) known.push_back(row.name);
  std::set<std::size_t> kept;
  for (const Node& item : node.items) {
    const auto row = read_choice(item, "an observable", known, problems);
    if (!row) continue;
    if (!kept.insert(*row).second)
      problems.add(item.place, text("{} is given twice", known[*row]));
    study.observables.emplace_back(known[*row]);
  }
}

}  // namespace

void read_study_head(const Node& table, const ReadOptions& options,
                     Study& study, Problems& problems) {
  if (const Node* const format = table.find("format"))
    read_format(*format, problems);
  if (const Node* const name = table.find("name"))
    study.name = read_text(*name, "name", problems).value_or("");
  else
    problems.add(table.place,
                 "name is missing: text that tells this study from others, as "
                 "in name = \"trust under uncertainty\"");
  read_replicates(table, options, study, problems);
  if (const Node* const given = table.find("random_numbers")) {
    constexpr std::array<std::string_view, 2> choices{"common", "independent"};
    const auto choice =
        read_choice(*given, "random_numbers", choices, problems);
    study.common_random_numbers = choice != 1u;
  }
}

void read_study_record(const Node& table, Study& study, Problems& problems) {
  const Node* const given = table.find("record");
  if (given == nullptr ||
      !check_table(*given, TableName::study_record, "[record]", problems))
    return;
  if (const Node* const runs = given->find("runs")) {
    constexpr std::array<std::string_view, 2> choices{"all", "aggregates"};
    const auto choice = read_choice(*runs, "record.runs", choices, problems);
    study.runs = choice == 1u ? Study::Runs::aggregates : Study::Runs::all;
  }
  if (const Node* const observables = given->find("observables"))
    read_observables(*observables, study, problems);
}

}  // namespace twinning
