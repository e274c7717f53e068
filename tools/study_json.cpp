#include "sim/experiment/precision.hpp"
#include "tools/json.hpp"
#include "tools/study_summary.hpp"

namespace twinning {
namespace {

/// "mean", "low" and "high" of a 95 % interval.
Json with_interval(double mean, double half_width) {
  return {
      {"mean", mean}, {"low", mean - half_width}, {"high", mean + half_width}};
}

Json json_of(const StudySummary::Mean& mean) {
  Json json = with_interval(mean.mean, mean.half_width);
  json["cells"] = mean.cells;
  return json;
}

Json cells_of(const StudySummary& summary) {
  Json cells = Json::array();
  for (std::size_t i = 0; i < summary.cells.size(); ++i) {
    const StudyCell& cell = summary.cells[i];
    Json varied = Json::object();
    for (std::size_t f = 0; f < summary.factors.size(); ++f)
      varied[summary.factors[f]] = summary.varied[i][f];
    Json json = with_interval(cell.mean, half_width(0.95, cell.runs, cell.sd));
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
    Json json = json_of(each.mean);
    json["scenario"] = each.name;
    json["more"] = json_of(each.more);
    json["more"]["above"] = each.above;
    scenarios.push_back(json);
  }
  return scenarios;
}

Json responses_of(const StudySummary& summary) {
  Json responses = Json::array();
  for (const auto& each : summary.responses) {
    Json steps = Json::array();
    for (const auto& step : each.steps) steps.push_back(json_of(step));
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
