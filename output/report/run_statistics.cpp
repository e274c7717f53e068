#include "output/report/run_statistics.hpp"

#include <cmath>

#include "sim/base/text.hpp"
#include "sim/experiment/aggregation.hpp"
#include "sim/model/statistics.hpp"

namespace twinning::report {

RunStatistics::RunStatistics(const Case& of) : case_{&of} {
  std::vector<std::string> paths;
  for (const Observable& each : twinning::run_statistics())
    paths.push_back(text("/statistics/{}", each.name));
  auto columns = of.results().columns(paths, of.ranges);
  for (std::size_t i = 0; i < columns.size(); ++i)
    all_.emplace(twinning::run_statistics()[i].name, std::move(columns[i]));
}

std::vector<double> RunStatistics::values(std::string_view name,
                                          std::size_t relation) const {
  const auto found = all_.find(name);
  if (found == all_.end() || found->second.empty()) return {};
  const std::size_t relations = case_->axes().relations.size();
  const std::size_t summaries =
      case_->axes().of_cells ? case_->axes().summaries.size() : 1;
  const std::size_t mean =
      case_->axes().of_cells ? std::size_t(Summarised::mean) : 0;
  std::vector<double> values;
  for (std::size_t row = 0; row < case_->rows.size(); ++row)
    values.push_back(
        found->second[(row * summaries + mean) * relations + relation]);
  return values;
}

std::vector<double> RunStatistics::over_points(
    std::vector<double> of_rows) const {
  if (!case_->varies()) return of_rows;
  std::map<std::uint32_t, std::vector<double>> at_point;
  for (std::size_t i = 0; i < of_rows.size(); ++i)
    at_point[case_->axes().row_point[case_->rows[i]]].push_back(of_rows[i]);
  std::vector<double> means;
  for (const auto& [point, values] : at_point) means.push_back(mean(values));
  return means;
}

Ensemble RunStatistics::over_rows(std::string_view name,
                                  std::size_t relation) const {
  return ensemble(values(name, relation));
}

double RunStatistics::share_above(std::string_view one, std::string_view other,
                                  std::size_t relation) const {
  const auto a = values(one, relation), b = values(other, relation);
  double above = 0, known = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    ++known;
    above += a[i] > b[i] ? 1 : 0;
  }
  return known > 0 ? above / known : unknown;
}

}  // namespace twinning::report
