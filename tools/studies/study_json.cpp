#include "tools/console/json.hpp"
#include "tools/studies/study_summary.hpp"

namespace twinning {
namespace {

Json json_of(const Interval& of) {
  return {{"mean", of.mean}, {"low", of.low}, {"high", of.high}};
}

/// The same of a mean over cells.
Json over_cells(const Interval& of) {
  Json json = json_of(of);
  json["cells"] = of.count;
  return json;
}

Json cells_of(const StudySummary& summary) {
  Json cells = Json::array();
  for (std::size_t i = 0; i < summary.cells.size(); ++i) {
    const StudyCell& cell = summary.cells[i];
    Json varied = Json::object();
    for (std::size_t f = 0; f < summary.factors.size(); ++f)
      varied[summary.factors[f]] = summary.varied[i][f];
    Json json = json_of(mean_interval(Moments{cell.runs, cell.mean, cell.sd}));
    json["scenario"] = summary.scenarios[cell.scenario].name;
    json["point"] = cell.point;
    json["varied"] = varied;
    json["sd"] = cell.sd;
    json["runs"] = cell.runs;
    cells.push_back(json);
  }
  return cells;
}

Json scenarios_of(const StudySummary& summary) {
  Json scenarios = Json::array();
  for (const auto& each : summary.scenarios) {
    Json json = over_cells(each.mean);
    json["scenario"] = each.name;
    json["more"] = over_cells(each.more);
    json["more"]["above"] = each.above;
    scenarios.push_back(json);
  }
  return scenarios;
}

Json responses_of(const StudySummary& summary) {
  Json responses = Json::array();
  for (const auto& each : summary.responses) {
    Json steps = Json::array();
    for (const auto& step : each.steps) steps.push_back(over_cells(step));
    responses.push_back({{"varied", each.factor},
                         {"low", each.low},
                         {"high", each.high},
                         {"rank_correlation", each.correlation},
                         {"steps", steps}});
  }
  return responses;
}

}  // namespace

std::string json_of(const StudySummary& summary,
                    const std::string& result_file) {
  Json json = {
      {"result", result_file},        {"title", summary.title},
      {"runs", summary.runs_done},    {"planned", summary.runs_planned},
      {"failed", summary.failed},     {"statistic", summary.statistic},
      {"relation", summary.relation}, {"scenarios", scenarios_of(summary)},
      {"cells", cells_of(summary)},   {"responses", responses_of(summary)}};
  if (summary.aim && summary.aim->missed)
    json["cells_not_precise"] = *summary.aim->missed;
  return json_text(json);
}

}  // namespace twinning
