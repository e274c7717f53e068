#include "output/report/page_data.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "output/report/map.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

using Json = nlohmann::ordered_json;

/// Numbers from 0 to 100 as one letter each, which data.ts reads: 100 and the
/// numbers from 0 on have those of ASCII that need no escape anywhere, the last
/// ones accents.
std::string letter_of(long number) {
  constexpr std::string_view letters =
      " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`"
      "abcdefghijklmnopqrstuvwxyz{|}~";
  const auto place = std::size_t(number == 100 ? 0 : number + 1);
  if (place < letters.size()) return {letters[place]};
  return {'\xC3', char(0x80 + place - letters.size())};
}

std::string in_per_cent(double share) {
  return letter_of(
      std::isnan(share) ? 0 : std::clamp(std::lround(share * 100), 0l, 100l));
}

/// Hundredths: a letter of those below one hundred; of others the hundreds and
/// the rest, with an "&" before them for every hundredfold.
std::string in_hundredths(double value) {
  long hundredths = std::isnan(value)
                        ? 0
                        : std::clamp(std::lround(value * 100), 0l, 1l << 50);
  std::string letters, marks;
  for (; hundredths >= 100; hundredths /= 100, marks += '&')
    letters.insert(0, letter_of(hundredths % 100));
  return marks + letter_of(hundredths) + letters;
}

/// "dddrr" as "d3r2": phases last for years.
std::string in_spells(const std::string& phases) {
  std::string spells;
  for (std::size_t at = 0; at < phases.size();) {
    const std::size_t end =
        std::min(phases.find_first_not_of(phases[at], at), phases.size());
    spells += text("{}{}", phases[at], end - at);
    at = end;
  }
  return spells;
}

/// A link, as data.ts names its parts, from the first year in which it stands:
/// in every year the share of runs in which it stands, is dormant, its phase,
/// trust and value.
Json link(const LinkFindings& found, std::span<const std::size_t> years,
          std::size_t number, std::size_t first, std::size_t second,
          std::size_t relation) {
  const LinkStates& states = found.states;
  std::size_t from = 0;
  while (from + 1 < years.size() && years[from] < states.first_year(number))
    ++from;
  std::string standing, dormant, trust, phases, value;
  for (const std::size_t year : years.subspan(from)) {
    const LinkState state = states.at(year, number);
    standing += in_per_cent(state.standing);
    dormant += in_per_cent(state.dormant);
    trust += in_per_cent(state.trust);
    value += in_hundredths(state.value);
    phases += "darc"[std::size_t(state.phase)];
  }
  return {number, first,    second,  relation,
          from,   standing, dormant, in_spells(phases),
          trust,  value};
}

/// The years, as rows, that are told of.
std::vector<std::size_t> years_told(const Case& of, const LinkStates& states) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < states.years().size(); ++i)
    if (of.tells(states.years()[i])) rows.push_back(i);
  return rows;
}

Json links(const Case& of, const LinkFindings& found) {
  const auto years = years_told(of, found.states);
  std::map<std::uint32_t, std::size_t> rows;
  const ResultCities& cities = of.axes().cities;
  for (std::size_t i = 0; i < cities.code.size(); ++i) rows[cities.code[i]] = i;
  const auto codes = of.results().link_codes();
  const auto relations = of.results().link_relations();
  Json all = Json::array();
  for (const std::size_t each : drawn_links(found.states)) {
    std::size_t relation = 0;
    while (relation + 1 < of.axes().relations.size() &&
           of.axes().relations[relation] != relations[each])
      ++relation;
    all.push_back(link(found, years, each, rows[codes[each].first],
                       rows[codes[each].second], relation));
  }
  return all;
}

Json cities(const ResultCities& all) {
  Json list = Json::array();
  for (std::size_t i = 0; i < all.code.size(); ++i)
    list.push_back({all.name[i], all.country[i], all.bloc[i]});
  return list;
}

}  // namespace

std::string page_data(std::span<const CaseData> cases) {
  Json all = Json::array();
  std::map<Json, std::string> told;  // cities, by the case that has them
  for (const auto& [of, found] : cases) {
    Json one{{"place", of->place},
             {"name", of->name},
             {"relations", of->axes().relations},
             {"cities", Json::array()},
             {"years", Json::array()},
             {"links", Json::array()},
             {"over", ""}};
    if (found) {
      Json towns = cities(of->axes().cities);
      if (const auto [known, fresh] = told.try_emplace(towns, of->place); fresh)
        one["cities"] = std::move(towns);
      else
        one["cities"] = known->second;
      for (const std::size_t year : years_told(*of, found->states))
        one["years"].push_back(found->states.years()[year]);
      one["links"] = links(*of, *found);
      one["over"] = found->over;
    }
    all.push_back(std::move(one));
  }
  return Json{{"cases", all}}.dump(-1, ' ', false,
                                   Json::error_handler_t::replace);
}

}  // namespace twinning::report
