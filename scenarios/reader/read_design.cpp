#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// The key that says how many points there are, which not all designs have.
void read_points_asked(const Node& table, DesignAsked& design,
                       Problems& problems) {
  const DesignKind& kind = design.kind();
  const Node* const points = table.find("points");
  if (points == nullptr && kind.takes_points)
    problems.add(table.place,
                 text("the design {} needs points, the number of {}, as in "
                      "points = 64",
                      kind.name, kind.points_meaning));
  if (points == nullptr) return;
  if (!kind.takes_points)
    return problems.add(points->place,
                        text("the design {} has as many points as it is given "
                             "values; leave out points",
                             kind.name));
  design.points = std::uint64_t(
      read_integer(*points, {"design.points", {1, 9e18}, "", ""}, problems)
          .value_or(0));
}

void read_file_asked(const Node& table, DesignAsked& design,
                     Problems& problems) {
  const bool is_csv = design.name == DesignName::csv;
  design.file = table.find("file");
  if (is_csv && design.file == nullptr)
    problems.add(table.place,
                 "the design csv needs file, with a column for each number "
                 "that varies, as in file = \"points.csv\"");
  if (!is_csv && design.file != nullptr)
    problems.add(design.file->place,
                 text("the design {} has no file; only csv has one",
                      design.kind().name));
}

}  // namespace

std::optional<DesignAsked> read_design(const Node& table, Problems& problems) {
  DesignAsked design;
  design.place = table.place;
  const Node* const given = table.find("design");
  if (given == nullptr) return design;
  design.place = given->place;
  if (!check_table(*given, TableName::design, "[design]", problems))
    return std::nullopt;

  std::vector<std::string_view> names;
  for (const DesignKind& kind : designs()) names.push_back(kind.name);
  if (const Node* const kind = given->find("kind")) {
    const auto choice = read_choice(*kind, "design.kind", names, problems);
    if (!choice) return std::nullopt;
    design.name = DesignName(*choice);
    design.place = kind->place;
  } else {
    problems.add(given->place, "[design] needs kind, as in kind = \"grid\"");
    return std::nullopt;
  }

  read_points_asked(*given, design, problems);
  if (const Node* const seed = given->find("seed")) {
    if (!design.kind().takes_seed)
      problems.add(seed->place, text("the design {} draws nothing and has no "
                                     "seed",
                                     design.kind().name));
    else
      design.seed = read_seed(*seed, problems).value_or(1);
  }
  read_file_asked(*given, design, problems);
  return design;
}

}  // namespace twinning
