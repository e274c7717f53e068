// The description of the model says of parameters, levers and observables what
// their rows say.  TWINNING_WRITE_ODD=1 in the environment writes it anew.
#include <array>
#include <catch2/catch.hpp>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

const std::string odd_file = TWINNING_SOURCE "/sim/ODD.md";

std::string odd() {
  std::ifstream file(odd_file, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The enumerators of a choice, by name, in the order of `names`.
template <class Enum, std::size_t count>
std::string chosen(Choice<Enum> choice,
                   const std::array<std::string_view, count>& names) {
  std::string list;
  for (std::size_t one = 0; one < count; ++one) {
    if (!choice.has(Enum(one))) continue;
    list += text("{}{}", list.empty() ? "" : ", ", names[one]);
  }
  return list;
}

std::string parameter_table() {
  std::string table =
      "| name | default | range | unit | meaning | source |\n"
      "| --- | --- | --- | --- | --- | --- |\n";
  for (const auto& row : parameters())
    table += text("| `{}` | {} | {} | {} | {} | {} |\n", row.name,
                  row.of(Parameters{}), row.range.words(), row.unit,
                  row.meaning, row.source);
  return table;
}

std::string lever_table() {
  std::string table =
      "| lever | operations | scopes | range | unit | acts on | ODD |\n"
      "| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const auto& row : levers()) {
    const bool event = row.operations.has(Operation::event);
    table +=
        text("| `{}` | {} | {} | {} | {} | {} | {} |\n", row.name,
             chosen(row.operations, operation_names),
             chosen(row.scopes, scope_names), event ? "" : row.range.words(),
             event ? "" : row.unit, row.meaning, row.section);
  }
  return table;
}

std::string observable_table(std::span<const Observable> rows) {
  std::string table =
      "| name | unit | meaning | ODD |\n"
      "| --- | --- | --- | --- |\n";
  for (const auto& row : rows)
    table += text("| `{}` | {} | {} | {} |\n", row.name, row.unit, row.meaning,
                  row.section);
  return table;
}

struct Table {
  std::string name;  ///< in the marks around it
  std::string rows;
};

std::vector<Table> tables() {
  return {{"parameters", parameter_table()},
          {"levers", lever_table()},
          {"yearly observables", observable_table(yearly_observables())},
          {"statistics", observable_table(run_statistics())},
          {"city observables", observable_table(city_observables())},
          {"link observables", observable_table(link_observables())}};
}

/// The place of a table in the description, without its marks.
struct Place {
  std::size_t begin;
  std::size_t length;
};

Place place_of(const std::string& description, const std::string& name) {
  const std::string opening = text("<!-- {} -->\n", name);
  const std::string closing = text("<!-- /{} -->", name);
  const std::size_t mark = description.find(opening);
  REQUIRE(mark != std::string::npos);
  const std::size_t begin = mark + opening.size();
  const std::size_t end = description.find(closing, begin);
  REQUIRE(end != std::string::npos);
  return {begin, end - begin};
}

void write_tables() {
  std::string description = odd();
  for (const auto& [name, rows] : tables()) {
    const auto [begin, length] = place_of(description, name);
    description.replace(begin, length, rows);
  }
  std::ofstream(odd_file, std::ios::binary) << description;
}

std::string_view without_group(std::string_view parameter) {
  return parameter.substr(parameter.find('.') + 1);
}

/// What equations call a parameter: without its group, and by one name for the
/// three kinds of visit.
std::string symbol(std::string_view parameter) {
  const std::string name(without_group(parameter));
  for (const std::string_view kind : kind_names)
    if (name.ends_with(text("_{}", kind)))
      return name.substr(0, name.size() - kind.size()) + 'k';
  return name;
}

bool has_word(std::string_view description, std::string_view word) {
  const auto within_name = [&](std::size_t at) {
    return at < description.size() &&
           (std::isalnum(static_cast<unsigned char>(description[at])) != 0 ||
            description[at] == '_');
  };
  for (std::size_t at = description.find(word); at != std::string::npos;
       at = description.find(word, at + 1))
    if (!within_name(at - 1) && !within_name(at + word.size())) return true;
  return false;
}

TEST_CASE("The tables of the ODD are those of the program", "[odd]") {
  if (std::getenv("TWINNING_WRITE_ODD") != nullptr) write_tables();

  const std::string description = odd();
  for (const auto& [name, rows] : tables()) {
    const auto [begin, length] = place_of(description, name);
    INFO("the " << name << " of sim/ODD.md must read (TWINNING_WRITE_ODD=1 "
                << "writes them):\n"
                << rows);
    CHECK(description.substr(begin, length) == rows);
  }
}

TEST_CASE("The ODD says how each parameter is used", "[odd]") {
  const std::string description = odd();
  const std::size_t begin = description.find("\n## 5. ");
  const std::size_t end = description.find("\n## 8. ");
  REQUIRE(begin < end);

  const auto submodels =
      std::string_view(description).substr(begin, end - begin);
  for (const auto& parameter : parameters()) {
    INFO(parameter.name);
    CHECK((has_word(submodels, symbol(parameter.name)) ||
           has_word(submodels, without_group(parameter.name))));
  }
}

TEST_CASE("Levers and observables name sections that exist", "[odd]") {
  const std::string description = odd();
  const auto exists = [&](std::string_view section) {
    return description.find(text("\n### {} ", section)) != std::string::npos;
  };

  for (const auto& lever : levers()) CHECK(exists(lever.section));
  for (const auto& row : yearly_observables()) CHECK(exists(row.section));
  for (const auto& row : run_statistics()) CHECK(exists(row.section));
  for (const auto& row : city_observables()) CHECK(exists(row.section));
  for (const auto& row : link_observables()) CHECK(exists(row.section));
}

}  // namespace
}  // namespace twinning
