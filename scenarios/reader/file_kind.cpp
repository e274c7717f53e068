#include "scenarios/reader/file_kind.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> of_scenarios{
    "extends", "time", "data", "relations", "blocs"};
constexpr std::array<std::string_view, 3> of_studies{"vary", "design",
                                                     "random_numbers"};

const Node* first_of(const Node& table, Keys keys) {
  for (const std::string_view key : keys)
    if (const Node* const found = table.find(key)) return found;
  return nullptr;
}

/// What a kind of file is called, and the command that takes it.
struct Name {
  std::string_view noun, taken;
};

Name name_of(FileKind kind) {
  switch (kind) {
    case FileKind::scenario:
      return {"a scenario", "`twinning run` makes the runs of scenarios"};
    case FileKind::study:
      return {"a study", "`twinning sweep` makes the runs of studies"};
    case FileKind::claims:
      return {"a file of claims", "`twinning claims` judges claims"};
    case FileKind::unknown:
      break;
  }
  return {"another file", ""};
}

/// The table that a file is known by, and what it does with it.
struct Sign {
  const Node* node;
  std::string_view words;
};

Sign sign_of(const Node& table, FileKind kind) {
  if (kind == FileKind::claims) return {table.find("claims"), "makes claims"};
  if (kind == FileKind::scenario)
    return {first_of(table, of_scenarios), "describes a world"};
  if (const Node* const scenarios = table.find("scenarios"))
    return {scenarios, "names scenarios"};
  return {first_of(table, of_studies), "has a design"};
}

}  // namespace

FileKind kind_of(const Node& table) {
  if (table.find("scenarios")) return FileKind::study;
  if (table.find("claims")) return FileKind::claims;
  if (first_of(table, of_scenarios)) return FileKind::scenario;
  if (first_of(table, of_studies)) return FileKind::study;
  return FileKind::unknown;
}

bool check_kind(const Node& table, FileKind wanted, Problems& problems) {
  const FileKind kind = kind_of(table);
  if (kind == FileKind::unknown || kind == wanted) return true;
  const Sign sign = sign_of(table, kind);
  problems.add(
      sign.node->place,
      text("this file {} and so is {}, where {} is wanted; {}", sign.words,
           name_of(kind).noun, name_of(wanted).noun, name_of(kind).taken));
  return false;
}

}  // namespace twinning
