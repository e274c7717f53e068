#include "sim/experiment/benchmarks.hpp"

#include <map>

#include "sim/base/math.hpp"
#include "sim/model/economies.hpp"
#include "sim/model/geography.hpp"

namespace twinning {
namespace {

std::map<std::uint32_t, std::size_t> rows_by_code(const CityTable& cities) {
  std::map<std::uint32_t, std::size_t> rows;
  for (std::size_t i = 0; i < cities.count(); ++i)
    rows.emplace(cities.code[i], i);
  return rows;
}

}  // namespace

std::vector<double> benchmark_of(Benchmark benchmark, const Scenario& scenario,
                                 const std::vector<BenchmarkUnit>& units) {
  const CityTable& cities = scenario.cities;
  const auto rows = rows_by_code(cities);
  const auto size = sizes(cities, scenario.blocs.size(), false).size;
  std::vector<double> out;
  for (const BenchmarkUnit& unit : units) {
    if (benchmark == Benchmark::no_change) {
      out.push_back(0);
    } else if (benchmark == Benchmark::age) {
      out.push_back(unit.year_signed == unknown_year
                        ? unknown
                        : double(scenario.calendar.end - unit.year_signed));
    } else {
      const std::size_t a = rows.at(unit.first), b = rows.at(unit.second);
      const double apart = distance(cities.latitude[a], cities.longitude[a],
                                    cities.latitude[b], cities.longitude[b]);
      out.push_back(exact::log(size[a] * size[b] / apart));
    }
  }
  return out;
}

}  // namespace twinning
