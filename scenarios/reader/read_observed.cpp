#include "scenarios/reader/read_observed.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/observed_tables.hpp"
#include "scenarios/reader/read_file.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_table = 64 << 20;
constexpr std::array<std::string_view, 4> tables{"quantities.csv", "links.csv",
                                                 "spells.csv", "outcomes.csv"};

/// The names of the files *.csv of a folder, ascending.
std::vector<std::string> csv_files(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    if (entry->path().extension() == ".csv")
      names.push_back(entry->path().filename().string());
  if (error)
    throw UserError(Fault::file, text("{}: cannot be read as a folder: {}",
                                      shown(folder.string()), error.message()));
  std::ranges::sort(names);
  return names;
}

/// Refuses tables that would be overlooked, and a folder without one.
void check_names(const fs::path& folder, const std::vector<std::string>& names,
                 Problems& problems) {
  for (const std::string& name : names)
    if (std::ranges::find(tables, name) == tables.end())
      problems.add(
          {&problems.keep(
               {.name = (folder / name).string(), .text = "", .folder = {}}),
           0},
          text("no table of observations is called '{}'{}; other "
               "tables belong in a folder of their own",
               shown(name, 60), known_names(name, tables)));
  if (names.empty())
    throw UserError(Fault::input,
                    text("{}: has no table of observations; it needs one of "
                         "quantities.csv, links.csv, spells.csv, outcomes.csv",
                         shown(folder.string())));
}

/// The text of a table that is there and sound; else nullptr.
const Source* open_table(const fs::path& file, Problems& problems) {
  std::optional<FileFault> fault;
  std::string bytes = read_file(file, largest_table, fault);
  const Source& source = problems.keep(
      {.name = file.string(), .text = std::move(bytes), .folder = {}});
  if (fault) problems.add({&source, 0}, fault->message, fault->fault);
  return !fault && check_encoding(source, problems) ? &source : nullptr;
}

}  // namespace

Observed read_observed(const fs::path& folder, const CityTable* cities) {
  const std::vector<std::string> names = csv_files(folder);
  Problems problems;
  check_names(folder, names, problems);
  const KnownCities known(cities);
  Observed out;
  out.folder = folder.string();
  for (const std::string_view table : tables) {
    if (std::ranges::find(names, table) == names.end()) continue;
    const Source* const source = open_table(folder / table, problems);
    if (source == nullptr) continue;
    if (table == tables[0])
      out.quantities = read_observed_quantities(*source, problems);
    else if (table == tables[1])
      out.links = read_observed_links(*source, known, problems);
    else if (table == tables[2])
      out.spells = read_observed_spells(*source, known, problems);
    else
      out.outcomes = read_observed_outcomes(*source, known, problems);
  }
  problems.throw_if_any();
  return out;
}

}  // namespace twinning
