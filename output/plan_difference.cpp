#include "output/plan_difference.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "output/hdf5.hpp"
#include "output/table_file.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::size_t most_told = 3;

/// A key with all that leads to it, and its value.
struct Said {
  std::string key;
  std::string value;
};

/// "[time]" as "time.", "[parameters]" as nothing.
std::string prefix_of(const std::string& header) {
  const std::string name = header.substr(1, header.find(']') - 1);
  return name == "parameters" ? "" : name + ".";
}

/// Of a table among several the first line tells which: its name, its blocs.
std::vector<Said> keys_of(const std::string& resolved) {
  std::vector<Said> all;
  std::string prefix;
  bool names_itself = false;
  for (const std::string& line : split_lines(resolved)) {
    const std::size_t equals = line.find(" = ");
    if (line.starts_with("[[")) {
      prefix = line.substr(2, line.find(']') - 2);
      names_itself = true;
    } else if (line.starts_with('[')) {
      prefix = prefix_of(line);
      names_itself = false;
    } else if (equals != line.npos) {
      const std::string value = line.substr(equals + 3);
      if (names_itself) prefix += text("({}).", value);
      names_itself = false;
      all.push_back({prefix + line.substr(0, equals), value});
    }
  }
  return all;
}

std::optional<std::string> value_of(const std::vector<Said>& all,
                                    const std::string& key) {
  const auto found = std::ranges::find(all, key, &Said::key);
  return found == all.end() ? std::nullopt : std::optional(found->value);
}

std::string one_difference(const std::string& key,
                           const std::optional<std::string>& here,
                           const std::optional<std::string>& there) {
  const auto words = [](const std::string& value) { return shown(value, 60); };
  if (!there) return text("{} is only here ({})", shown(key), words(*here));
  if (!here) return text("{} is only there ({})", shown(key), words(*there));
  return text("{} is {} here and {} there", shown(key), words(*here),
              words(*there));
}

/// The resolved scenarios and the resolved study that a plan was stored with.
struct StoredTexts {
  explicit StoredTexts(const std::filesystem::path& stored) {
    const hdf5::Entrance entrance;
    const hdf5::Handle file = hdf5::open_file(stored);
    scenarios = std::get<std::vector<std::string>>(
        read_all(file, "/provenance/scenario_text"));
    study = std::get<std::string>(
        hdf5::read_attribute(hdf5::open_group(file, "/provenance"), "study"));
  }

  std::vector<std::string> scenarios;
  std::string study;
};

/// How items of a plan begin that tell a difference by hashes alone.
constexpr std::string_view of_file = "the SHA-256 of ";
constexpr std::string_view of_scenario = "the content of ";
constexpr std::string_view of_points = "the design points";

bool is_hashed(std::string_view what) {
  return what.starts_with(of_file) || what.starts_with(of_scenario) ||
         what.starts_with(of_points);
}

/// Where texts cannot tell it: what differs, without its hashes.
std::string without_hashes(std::string_view what) {
  if (what.starts_with(of_file)) what.remove_prefix(of_file.size());
  return text("{} is another here than there", what);
}

/// Of the first scenario that says something else, what; empty if none does.
std::string difference_of_scenarios(const std::vector<Scenario>& here,
                                    const std::vector<std::string>& there) {
  for (std::size_t row = 0; row < std::min(here.size(), there.size()); ++row)
    if (const std::string keys =
            difference_of_texts(here[row].resolved, there[row]);
        !keys.empty())
      return text("scenario {}: {}", row + 1, keys);
  return {};
}

}  // namespace

std::string difference_of_texts(const std::string& here,
                                const std::string& there) {
  const std::vector<Said> mine = keys_of(here), other = keys_of(there);
  std::vector<std::string> keys;
  std::set<std::string> seen{"name", "replicates"};  // rows of the plan
  for (const auto* side : {&mine, &other})
    for (const Said& one : *side)
      if (seen.insert(one.key).second &&
          value_of(mine, one.key) != value_of(other, one.key))
        keys.push_back(one.key);

  std::string told;
  for (std::size_t i = 0; i < std::min(keys.size(), most_told); ++i)
    told += text("{}{}", i == 0 ? "" : ", ",
                 one_difference(keys[i], value_of(mine, keys[i]),
                                value_of(other, keys[i])));
  if (keys.size() > most_told)
    told += text(", and {} more", keys.size() - most_told);
  return told;
}

std::string difference_from_stored(const StudyPlan& plan,
                                   const PlanInWords& here,
                                   const PlanInWords& there,
                                   const std::filesystem::path& stored) {
  const std::string plain = first_difference(here, there);
  const auto [mine, other] = std::ranges::mismatch(here, there);
  if (plain.empty() || mine == here.end() || !is_hashed(mine->first))
    return plain;

  const std::string& what = mine->first;
  if (what.starts_with(of_file)) return without_hashes(what);
  const StoredTexts texts(stored);
  if (what.starts_with(of_points)) {
    const std::string keys =
        difference_of_texts(plan.study.resolved, texts.study);
    return keys.empty() ? without_hashes(what) : text("{}: {}", what, keys);
  }
  const std::string keys =
      difference_of_scenarios(plan.study.scenarios, texts.scenarios);
  return keys.empty() ? without_hashes(what) : keys;
}

}  // namespace twinning
