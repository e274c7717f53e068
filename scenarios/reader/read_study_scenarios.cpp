#include <algorithm>
#include <array>
#include <system_error>

#include "scenarios/reader/local_path.hpp"
#include "scenarios/reader/read_loaded.hpp"
#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// The keys of a study's [record] that scenarios have as well.
constexpr std::array<std::string_view, 3> shared_keys{"links", "cities",
                                                      "events"};

/// What a study lays over each of its scenarios.
Node laid_over(const Node& study) {
  Node table;
  const Node* const given = study.find("record");
  if (given == nullptr || !given->is(Node::Kind::table)) return table;
  Node record;
  record.place = given->place;
  for (const NodeMember& member : given->members)
    if (std::ranges::find(shared_keys, member.key) != shared_keys.end())
      record.members.push_back(member);
  if (!record.members.empty())
    table.members.push_back({"record", given->place, std::move(record)});
  return table;
}

/// What a value is in one scenario and in another: "" where it is the same.
template <class Value>
std::string unlike(std::string_view what, const Value& here,
                   const Value& there) {
  return here == there ? "" : text("{} ({}, not {})", what, here, there);
}

std::string unlike(std::string_view what, bool same) {
  return same ? "" : std::string{what};
}

/// The first thing in which two scenarios of a study must be the same, and are
/// not: results have one axis for all.
std::string difference(const Scenario& here, const Scenario& there) {
  const auto& [time, first_time] = std::pair{here.calendar, there.calendar};
  const Record& record = here.record;
  const Record& first_record = there.record;
  const std::array<std::string, 10> unlikes{
      unlike("time.start", time.start, first_time.start),
      unlike("time.end", time.end, first_time.end),
      unlike("time.steps_per_year", time.steps_per_year,
             first_time.steps_per_year),
      unlike("its relations",
             std::ranges::equal(here.relations, there.relations, {},
                                &Relation::name, &Relation::name)),
      unlike("its cities", here.cities.code == there.cities.code),
      unlike("its links", here.links.first == there.links.first &&
                              here.links.second == there.links.second),
      unlike("record.links", record.links == first_record.links),
      unlike("record.cities", record.all_cities == first_record.all_cities &&
                                  record.cities == first_record.cities),
      unlike("record.events", record.events == first_record.events),
      ""};
  const auto found = std::ranges::find_if(
      unlikes, [](const std::string& one) { return !one.empty(); });
  return found == unlikes.end() ? "" : *found;
}

/// Reads the scenarios one by one, and compares each with those before.
class ScenariosReader {
 public:
  ScenariosReader(const Node& study, const ReadOptions& options,
                  Problems& problems)
      : over_{laid_over(study)}, options_{options}, problems_{problems} {}

  void read(const Node& node) {
    const auto file = local_path(node, "scenarios", problems_);
    if (!file) return;
    if (std::ranges::any_of(files_, [&](const fs::path& other) {
          std::error_code error;
          return fs::equivalent(other, *file, error) && !error;
        }))
      return problems_.add(node.place, "this scenario is given twice");
    files_.push_back(*file);

    const AskedByStudy asked{node.place, over_};
    const auto loaded =
        load_scenario(*file, options_.settings, problems_, &asked);
    if (!loaded) return;
    auto scenario = read_loaded(*loaded, options_, problems_);
    if (!scenario) return;
    if (is_alike(*scenario, node.place))
      scenarios_.push_back(std::move(*scenario));
  }

  std::vector<Scenario> scenarios() { return std::move(scenarios_); }

 private:
  [[nodiscard]] bool is_alike(const Scenario& scenario, Place place) {
    for (const Scenario& other : scenarios_)
      if (other.name == scenario.name) {
        problems_.add(place, text("two scenarios have the name '{}'; give each "
                                  "its own, which results tell them by",
                                  shown(scenario.name, 60)));
        return false;
      }
    if (scenarios_.empty()) return true;
    const Scenario& first = scenarios_.front();
    const std::string unlike = difference(scenario, first);
    if (unlike.empty()) return true;
    problems_.add(
        place, text("the scenario '{}' differs from '{}' in {}; the scenarios "
                    "of a study must have the same years, relations, cities, "
                    "links and [record]",
                    shown(scenario.name, 60), shown(first.name, 60), unlike));
    return false;
  }

  Node over_;
  const ReadOptions& options_;
  Problems& problems_;
  std::vector<fs::path> files_;
  std::vector<Scenario> scenarios_;
};

}  // namespace

std::vector<Scenario> read_study_scenarios(const Node& table,
                                           const ReadOptions& options,
                                           Problems& problems) {
  const Node* const given = table.find("scenarios");
  if (given == nullptr) {
    problems.add(table.place,
                 "scenarios is missing: the files of the scenarios to run, as "
                 "in scenarios = [\"../uk-china.toml\"]");
    return {};
  }
  if (!given->is(Node::Kind::array) || given->items.empty()) {
    problems.add(given->place,
                 text("scenarios must be a list of at least one file{}",
                      given->is(Node::Kind::array) ? "" : instead(*given)));
    return {};
  }
  ScenariosReader reader(table, options, problems);
  for (const Node& node : given->items) reader.read(node);
  return reader.scenarios();
}

}  // namespace twinning
