#include "sim/base/text.hpp"
#include "tools/console/json.hpp"
#include "tools/questions/observation.hpp"

namespace twinning {
namespace {

Json year_or_null(int year) {
  return year == unknown_year ? Json(nullptr) : Json(year);
}

Json intervals(const QuantityFit& fit) {
  Json out = Json::array();
  for (std::size_t i = 0; i < told_shares.size(); ++i)
    out.push_back({{"share", told_shares[i]},
                   {"low", fit.bounds[i].low},
                   {"high", fit.bounds[i].high}});
  return out;
}

Json json_quantity(const QuantityFit& fit) {
  return {{"quantity", fit.quantity},
          {"words", fit.words},
          {"relation", fit.relation},
          {"from", year_or_null(fit.from)},
          {"year", year_or_null(fit.to)},
          {"unit", fit.unit},
          {"observed", fit.observed},
          {"bound", bound_names[std::size_t(fit.bound)]},
          {"given", given_name(fit.given)},
          {"mean", fit.mean},
          {"low", fit.bounds[1].low},
          {"high", fit.bounds[1].high},
          {"intervals", intervals(fit)},
          {"inside", fit.inside ? Json(*fit.inside) : Json(nullptr)},
          {"pit", fit.rank.position},
          {"below", fit.rank.below},
          {"equal", fit.rank.equal},
          {"crps", fit.score},
          {"replicates", fit.rank.runs},
          {"not_compared", fit.not_compared},
          {"source", fit.origin.source},
          {"quality", fit.origin.quality},
          {"selection", fit.origin.selection}};
}

Json json_skill(const SkillFit& fit) {
  const bool made = fit.not_compared.empty();
  const auto number = [&](double value) {
    return made ? Json(value) : Json(nullptr);
  };
  const Skill& skill = fit.skill;
  return {{"score", fit.score},
          {"words", fit.words},
          {"relation", fit.relation},
          {"forecast", fit.model},
          {"given", given_name(fit.given)},
          {"model", number(skill.model.mean)},
          {"model_low", number(skill.model.low)},
          {"model_high", number(skill.model.high)},
          {"benchmark", fit.benchmark},
          {"benchmark_score", number(skill.benchmark.mean)},
          {"difference", number(skill.difference.mean)},
          {"low", number(skill.difference.low)},
          {"high", number(skill.difference.high)},
          {"links", fit.links},
          {"replicates", skill.runs},
          {"resamples", skill.resamples},
          {"not_compared", fit.not_compared}};
}

Json json_network(const NetworkFit& fit) {
  Json parts = Json::array();
  for (const QuantityFit& part : fit.parts)
    parts.push_back(
        {{"part", part.words},
         {"observed", part.observed},
         {"mean", part.mean},
         {"low", part.bounds[1].low},
         {"high", part.bounds[1].high},
         {"inside", part.inside ? Json(*part.inside) : Json(nullptr)}});
  return {{"respect", fit.respect},
          {"words", fit.words},
          {"relation", fit.relation},
          {"given", given_name(fit.given)},
          {"p", fit.test.chance},
          {"distance", fit.test.distance},
          {"rank", fit.test.rank},
          {"numbers", fit.test.numbers},
          {"links", fit.links},
          {"replicates", fit.test.runs},
          {"not_compared", fit.not_compared},
          {"parts", parts}};
}

template <class Fits, class ToJson>
Json list(const Fits& fits, const ToJson& to_json) {
  Json out = Json::array();
  for (const auto& fit : fits) out.push_back(to_json(fit));
  return out;
}

}  // namespace

std::string json_of(const ObservationFit& fit, const Observed& observed,
                    const Simulated& simulated,
                    const std::string& result_file) {
  const auto association = [](const ObservedAssociation& one) {
    return Json{{"name", one.name},
                {"words", one.words},
                {"correlation", one.correlation.mean},
                {"low", one.correlation.low},
                {"high", one.correlation.high},
                {"links", one.correlation.count}};
  };
  return json_text({{"result", result_file},
                    {"data", observed.folder},
                    {"scenario", simulated.scenario.name},
                    {"replicates", simulated.runs},
                    {"verdicts", verdicts(fit)},
                    {"quantities", list(fit.quantities, json_quantity)},
                    {"skill", list(fit.skills, json_skill)},
                    {"networks", list(fit.networks, json_network)},
                    {"observed_alone", list(fit.observed_alone, association)}});
}

namespace {

void write_row(CsvFile& csv, std::string_view table, std::string_view name,
               std::string_view relation, int from, int to) {
  csv.cell(table).cell(name).cell(relation);
  for (const int year : {from, to})
    if (year == unknown_year)
      csv.cell("");
    else
      csv.cell(std::int64_t(year));
}

void write_quantity(CsvFile& csv, std::string_view table,
                    const QuantityFit& fit) {
  write_row(csv, table, fit.quantity, fit.relation, fit.from, fit.to);
  csv.cell(fit.observed).cell(bound_names[std::size_t(fit.bound)]);
  csv.cell(given_name(fit.given)).cell("").cell("").cell(fit.mean);
  for (const Bounds& bounds : fit.bounds)
    csv.cell(bounds.low).cell(bounds.high);
  csv.cell(!fit.inside ? "" : *fit.inside ? "1" : "0");
  csv.cell(fit.rank.position).cell(fit.score).cell("");
  csv.cell(std::int64_t(fit.rank.runs)).cell(fit.not_compared);
  csv.cell(fit.origin.source).cell(fit.origin.quality);
  csv.cell(fit.origin.selection);
  csv.end_row();
}

void write_skill(CsvFile& csv, const SkillFit& fit) {
  const bool made = fit.not_compared.empty();
  const auto number = [&](double value) { csv.cell(made ? value : unknown); };
  write_row(csv, "skill", fit.score, fit.relation, unknown_year, unknown_year);
  csv.cell("").cell("").cell(given_name(fit.given)).cell(fit.benchmark);
  number(fit.skill.benchmark.mean);
  number(fit.skill.model.mean);
  for (int i = 0; i < 4; ++i) csv.cell("");
  number(fit.skill.difference.low);
  number(fit.skill.difference.high);
  csv.cell("").cell("");
  number(fit.skill.difference.mean);
  csv.cell(std::int64_t(fit.links));
  csv.cell(std::int64_t(fit.skill.runs)).cell(fit.not_compared);
  csv.cell("outcomes.csv, links.csv").cell("").cell("");
  csv.end_row();
}

void write_network(CsvFile& csv, const NetworkFit& fit) {
  write_row(csv, "network", fit.respect, fit.relation, unknown_year,
            unknown_year);
  csv.cell("").cell("").cell(given_name(fit.given)).cell("").cell("");
  csv.cell(fit.test.distance);
  for (int i = 0; i < 7; ++i) csv.cell("");
  csv.cell(fit.test.chance).cell("").cell(std::int64_t(fit.links));
  csv.cell(std::int64_t(fit.test.runs)).cell(fit.not_compared);
  csv.cell("links.csv").cell("").cell("");
  csv.end_row();
  for (const QuantityFit& part : fit.parts)
    write_quantity(csv, "network part", part);
}

}  // namespace

void write_fit(const ObservationFit& fit, CsvFile& csv) {
  for (const std::string_view name : {"table",        "name",
                                      "relation",     "from",
                                      "to",           "observed",
                                      "bound",        "given",
                                      "benchmark",    "benchmark_score",
                                      "model",        "low_50",
                                      "high_50",      "low_90",
                                      "high_90",      "low_95",
                                      "high_95",      "inside_90",
                                      "pit_or_p",     "crps_or_difference",
                                      "links",        "replicates",
                                      "not_compared", "source",
                                      "quality",      "selection"})
    csv.cell(name);
  csv.end_row();
  for (const QuantityFit& one : fit.quantities)
    write_quantity(csv, "quantity", one);
  for (const SkillFit& one : fit.skills) write_skill(csv, one);
  for (const NetworkFit& one : fit.networks) write_network(csv, one);
}

}  // namespace twinning
