#include "scenarios/reader/resolved.hpp"

#include <algorithm>
#include <unordered_map>

#include "scenarios/reader/schema.hpp"
#include "scenarios/reader/toml_text.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Writes a scenario table by table.
class Writer {
 public:
  explicit Writer(const Scenario& scenario) : scenario_{scenario} {
    for (const std::string& name : scenario.cities.name) ++bearers_[name];
  }

  std::string all(const DataNames& data) {
    head();
    data_names(data);
    parameter_values();
    for (const Bloc& bloc : scenario_.blocs) one_bloc(bloc);
    for (const Relation& relation : scenario_.relations) one_relation(relation);
    for (const Lever& lever : scenario_.levers) one_lever(lever);
    ablation();
    record();
    return std::move(out_);
  }

 private:
  void table(std::string_view header) { out_ += text("\n{}\n", header); }
  void line(std::string_view key, std::string_view value) {
    out_ += text("{} = {}\n", key, value);
  }
  void number(std::string_view key, double value) {
    line(key, toml_number(value));
  }
  void path(std::string_view key, const Path& path) {
    line(key, toml_path(path));
  }

  void head() {
    line("format", text("{}", newest_format));
    line("name", toml_string(scenario_.name));
    line("seed", toml_seed(scenario_.seed));
    line("replicates", text("{}", scenario_.replicates));

    table("[time]");
    line("start", text("{}", scenario_.calendar.start));
    line("end", text("{}", scenario_.calendar.end));
    line("steps_per_year", text("{}", scenario_.calendar.steps_per_year));
  }

  void data_names(const DataNames& data) {
    table("[data]");
    line("cities", toml_string(data.cities));
    if (!data.links.empty()) line("links", toml_string(data.links));
    if (!data.events.empty()) line("events", toml_string(data.events));
  }

  void parameter_values() {
    table("[parameters]");
    for (const Parameter& parameter : parameters())
      number(parameter.name, parameter.of(scenario_.parameters));
  }

  void one_bloc(const Bloc& bloc) {
    table(text("[blocs.{}]", toml_key(bloc.name)));
    path("growth", bloc.growth);
    path("funding", bloc.funding);
    number("budget", bloc.budget);
  }

  void one_relation(const Relation& relation) {
    table("[[relations]]");
    line("between", text("[{}, {}]", bloc_name(relation.first),
                         bloc_name(relation.second)));
    number("formal_integration", relation.formal_integration);
    number("proximity", relation.proximity);
    path("climate", relation.climate);
    path("access", relation.access);
    path("travel_cost", relation.travel_cost);
    path("opportunity", relation.opportunity);
    path("funding", relation.funding);
    path("joint_programme_rate", relation.joint_programme_rate);
    if (relation.joint_programmes_from != never)
      line("joint_programmes_from", text("{}", relation.joint_programmes_from));
    line("formation.rate", toml_number(relation.formation_rate));
    if (relation.formation_from != never)
      line("formation.from", text("{}", relation.formation_from));
    community(relation.community);
  }

  void community(const Community& community) {
    number("community.intercept", community.intercept);
    number("community.slope", community.slope);
    number("community.spread", community.spread);
    if (!community.column.empty())
      line("community.column", toml_string(community.column));
  }

  void one_lever(const Lever& lever) {
    table("[[levers]]");
    line("name", toml_string(lever.name));
    line("lever", toml_string(levers()[std::size_t(lever.quantity)].name));
    line("from", text("{}", lever.from));
    if (lever.to != never) line("to", text("{}", lever.to));
    if (lever.operation != Operation::event)
      path(operation_names[std::size_t(lever.operation)], lever.amount);
    list("blocs", lever.blocs, [&](BlocId bloc) { return bloc_name(bloc); });
    list("cities", lever.cities, [&](CityId city) { return city_name(city); });
    list("relations", lever.relations, [&](RelationId relation) {
      return toml_string(scenario_.relations[index(relation)].name);
    });
    list("links", lever.links, [&](const auto& link) {
      return text("[{}, {}]", city_name(link.first), city_name(link.second));
    });
  }

  template <class Item, class Name>
  void list(std::string_view key, const std::vector<Item>& items,
            const Name& name) {
    if (items.empty()) return;
    std::string names;
    for (const Item& item : items)
      names += text("{}{}", names.empty() ? "" : ", ", name(item));
    line(key, text("[{}]", names));
  }

  void ablation() {
    const Ablation& given = scenario_.ablation;
    table("[ablation]");
    if (given.trust_gate) number("trust_gate", *given.trust_gate);
    if (given.equal_distance) number("equal_distance", *given.equal_distance);
    line("equal_groups", given.equal_groups ? "true" : "false");
    line("equal_cities", given.equal_cities ? "true" : "false");
  }

  void record() {
    const Record& given = scenario_.record;
    constexpr std::array<std::string_view, 3> links{"none", "end", "yearly"};
    table("[record]");
    line("links", toml_string(links[std::size_t(given.links)]));
    if (given.all_cities) line("cities", toml_string("all"));
    list("cities", given.cities, [&](CityId city) { return city_name(city); });
    line("events", given.events ? "true" : "false");
  }

  [[nodiscard]] std::string bloc_name(BlocId bloc) const {
    return toml_string(scenario_.blocs[index(bloc)].name);
  }

  /// A city's name, or its code where others bear the same name.
  [[nodiscard]] std::string city_name(CityId city) const {
    const std::string& name = scenario_.cities.name[index(city)];
    if (bearers_.at(name) == 1) return toml_string(name);
    return text("{}", scenario_.cities.code[index(city)]);
  }

  const Scenario& scenario_;
  std::unordered_map<std::string_view, std::size_t> bearers_;
  std::string out_;
};

}  // namespace

std::string resolved_text(const Scenario& scenario, const DataNames& data) {
  return Writer(scenario).all(data);
}

}  // namespace twinning
