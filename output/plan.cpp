#include "output/plan.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "sim/base/error.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

template <class Numbers>
std::string hash_of(const Numbers& values) {
  return hash128({reinterpret_cast<const char*>(values.data()),
                  values.size() * sizeof(values[0])});
}

void add_scenario(const World& world, std::size_t row, PlanInWords& words) {
  const Scenario& scenario = scenario_of(world);
  const std::string which = text("scenario {}", row + 1);
  words.emplace_back(text("the name of {}", which), scenario.name);
  words.emplace_back(text("the seed of {}", which), text("{}", scenario.seed));
  for (const SourceFile& source : scenario.sources)
    if (source.role != "scenario")
      words.emplace_back(
          text("the SHA-256 of the {} file of {}", source.role, which),
          source.sha256);
  words.emplace_back(
      text("the content of {} (all that determines run 0)", which),
      run_hash(world, 0));
}

/// What is varied, and how much is made and kept of it.
void add_study(const Study& study, PlanInWords& words) {
  for (const Factor& factor : study.factors)
    words.emplace_back("the list of what is varied", factor.name);
  words.emplace_back("the design points", hash_of(study.points.values));
  words.emplace_back("what is kept of the runs",
                     study.runs == Study::Runs::all ? "all" : "aggregates");
  std::string observables;
  for (const std::string& each : study.observables) observables += each + "\n";
  words.emplace_back("the observables", observables);
  words.emplace_back("the random numbers",
                     study.common_random_numbers ? "common" : "independent");
  if (const auto& until = study.until)
    words.emplace_back(
        "the precision asked for",
        text("{} of {} in {}: {}{} at {}, {} replicates at least",
             until->quantity, until->relation, until->year.value_or(0),
             until->half_width, until->relative ? " of the mean" : "",
             until->confidence, until->at_least));
}

/// What the axes of a result depend on, under names for people.
std::vector<std::pair<std::string, std::string>> axes_of(const World& world) {
  const Scenario& scenario = scenario_of(world);
  const Calendar& calendar = scenario.calendar;
  const CityTable& cities = scenario.cities;
  std::string relations, blocs, names;
  for (const auto& each : scenario.relations) relations += each.name + "\n";
  for (const CityId city : ids<CityId>(cities.count())) {
    blocs += scenario.blocs[index(cities.bloc[index(city)])].name + "\n";
    names +=
        cities.name[index(city)] + "\n" + cities.country[index(city)] + "\n";
  }
  const auto [first, second, relation] = links_of(world);
  const Record& record = scenario.record;
  return {
      {"years", text("{} to {}", calendar.start, calendar.end)},
      {"relations", relations},
      {"cities", hash_of(cities.code) + hash128(names) + hash128(blocs)},
      {"positions of cities",
       hash_of(cities.latitude) + hash_of(cities.longitude)},
      {"links (observed, candidate and signed by levers)",
       hash_of(first) + hash_of(second) + hash_of(relation)},
      {"[record]", text("{} {} {} {}", int(record.links), record.all_cities,
                        hash_of(record.cities), record.events)},
  };
}

}  // namespace

PlanInWords plan_in_words(const StudyPlan& plan, const Layout& layout) {
  PlanInWords words{
      {"the format version", text("{}", format_version)},
      {"the program version", std::string(program_version())},
      {"the model version", std::string(model_version)},
      {"the title", plan.study.name},
      {"the number of scenarios", text("{}", plan.scenarios.size())},
      {"the number of design points", text("{}", plan.study.design_points())},
      {"the number of replicates", text("{}", plan.study.replicates)},
      {"the number of rows in a part", text("{}", layout.rows_per_part)},
      {"the compression", text("{}", layout.compression)},
  };
  for (std::size_t row = 0; row < plan.scenarios.size(); ++row)
    add_scenario(*plan.scenarios[row], row, words);
  add_study(plan.study, words);
  return words;
}

std::string hash_of_plan(const PlanInWords& plan) {
  std::string all;
  for (const auto& [what, value] : plan)
    all += text("{}:{}={}:{}\n", what.size(), what, value.size(), value);
  return hash128(all);
}

std::string first_difference(const PlanInWords& here,
                             const PlanInWords& there) {
  const auto [mine, other] = std::ranges::mismatch(here, there);
  if (mine == here.end() && other == there.end()) return {};
  if (mine == here.end())
    return text("{} ({}) is only there", other->first, shown(other->second));
  if (other == there.end())
    return text("{} ({}) is only here", mine->first, shown(mine->second));
  if (mine->first != other->first)
    return text("here comes {}, there {}", mine->first, other->first);
  return text("{} is {} here and {} there", mine->first, shown(mine->second),
              shown(other->second));
}

void require_same_axes(const StudyPlan& plan) {
  if (plan.scenarios.empty() || plan.rows.count() == 0)
    throw std::logic_error("a study plan needs a scenario and a run");

  const World& first = *plan.scenarios.front();
  const auto wanted = axes_of(first);
  for (const auto& world : plan.scenarios) {
    const auto given = axes_of(*world);
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (given[i] != wanted[i])
        throw UserError(
            Fault::input,
            text("{}: must have the {} of {} to share a result file with it; "
                 "make a result of each, which compare and report hold "
                 "against each other",
                 scenario_of(*world).name, wanted[i].first,
                 scenario_of(first).name));
  }
}

std::string_view program_version() { return TWINNING_PROGRAM_VERSION; }

}  // namespace twinning
