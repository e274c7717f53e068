#include "tools/questions/questions_given.hpp"

#include <algorithm>
#include <charconv>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

[[noreturn]] void refuse(const std::string& fault) {
  throw UserError(Fault::command_line, text("twinning explain: {}", fault));
}

/// The city that is called so, or has that code.
CityId city_of(const Scenario& scenario, const std::string& given) {
  const CityTable& cities = scenario.cities;
  std::uint32_t code = 0;
  std::from_chars(given.data(), given.data() + given.size(), code);
  std::vector<std::string_view> known;
  for (const CityId city : ids<CityId>(cities.count())) {
    if (cities.name[index(city)] == given || cities.code[index(city)] == code)
      return city;
    known.push_back(cities.name[index(city)]);
  }
  refuse(text("no city is called {}{}", quoted(given),
              did_you_mean(given, known)));
}

}  // namespace

LinkGiven link_given(const Scenario& scenario, const Arguments& given) {
  const auto asked = given.value("link");
  if (!asked) refuse("--link is missing, as in --link Nottingham,Ningbo");
  const auto comma = asked->find(',');
  if (comma == std::string::npos)
    refuse("--link takes two cities, as in --link Nottingham,Ningbo");
  const auto trimmed = [](std::string word) {
    word.erase(0, word.find_first_not_of(' '));
    word.erase(word.find_last_not_of(' ') + 1);
    return word;
  };
  return {city_of(scenario, trimmed(asked->substr(0, comma))),
          city_of(scenario, trimmed(asked->substr(comma + 1)))};
}

namespace {

void set_parameter(Scenario& scenario, const std::string& setting) {
  const auto equals = setting.find('=');
  const std::string name = setting.substr(0, equals);
  const Parameter* const parameter = find_parameter(name);
  if (parameter == nullptr) {
    std::vector<std::string_view> known;
    for (const Parameter& each : parameters()) known.push_back(each.name);
    refuse(text("no parameter is called {}{}", quoted(name),
                did_you_mean(name, known)));
  }
  double value = unknown;
  const char* const end = setting.data() + setting.size();
  const auto read = std::from_chars(setting.data() + equals + 1, end, value);
  if (read.ptr != end || !parameter->range.contains(value))
    refuse(text("{} must be a number {}", name, parameter->range.words()));
  parameter->value(scenario.parameters) = value;
}

}  // namespace

std::optional<Counterfactual> question_given(const Scenario& scenario,
                                             const Arguments& given) {
  const auto without = given.value("without");
  const auto settings = given.all("set");
  if (!without && settings.empty()) return std::nullopt;
  Counterfactual asked{"as asked:", {}};
  for (const std::string& each : settings) asked.what += ' ' + each;
  if (without) {
    std::vector<std::string_view> known;
    for (const Lever& lever : scenario.levers) known.push_back(lever.name);
    if (std::ranges::find(known, *without) == known.end())
      refuse(
          text("the scenario has no lever {}{}", quoted(*without),
               known.empty() ? "; it has none" : known_names(*without, known)));
    asked.what += text(" without '{}'", *without);
  }
  asked.change = [settings, without](Scenario& changed) {
    for (const std::string& each : settings) set_parameter(changed, each);
    std::erase_if(changed.levers, [&](const Lever& lever) {
      return without && lever.name == *without;
    });
  };
  Scenario trial = scenario;
  asked.change(trial);  // refuses what it cannot change
  return asked;
}

}  // namespace twinning
