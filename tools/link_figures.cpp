#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/base/text.hpp"
#include "tools/summary.hpp"

namespace twinning {
namespace {

/// The columns of the link table at the end of each run that figures need.
struct LastTable {
  std::size_t links = 0;
  std::vector<double> status, born, value, prospect;  ///< [run][link]
  [[nodiscard]] std::size_t runs() const {
    return links == 0 ? 0 : status.size() / links;
  }
};

/// The last recorded year of a column.
std::vector<double> last_of(const Results& results, std::string_view column,
                            std::size_t links) {
  const std::vector<double> all = results.links(column);
  const std::size_t runs = results.axes().row_status.size();
  if (all.empty() || runs == 0 || links == 0) return {};
  const std::size_t years = all.size() / (runs * links);
  std::vector<double> last;
  for (std::size_t run = 0; run < runs; ++run) {
    const auto begin =
        all.begin() + std::ptrdiff_t(((run + 1) * years - 1) * links);
    last.insert(last.end(), begin, begin + std::ptrdiff_t(links));
  }
  return last;
}

bool stands(double status) {
  return status == double(Status::active) || status == double(Status::dormant);
}

/// Of the links in `chosen` whose age lies in [youngest, oldest], the share
/// that meets its aim; NaN if there are none.
double share_meeting_aim(const LastTable& table, std::size_t run,
                         const std::vector<std::size_t>& chosen, int year,
                         int youngest, int oldest) {
  double met = 0;
  double count = 0;
  for (const std::size_t link : chosen) {
    const std::size_t at = run * table.links + link;
    const double age = year - table.born[at];
    if (!stands(table.status[at]) || age < youngest || age > oldest) continue;
    ++count;
    if (table.value[at] >= 0.25 * table.prospect[at]) ++met;
  }
  return count > 0 ? met / count : unknown;
}

/// The share that the top tenth of the cities has in the value of all that
/// have a standing link.
double share_of_top_tenth(const LastTable& table, std::size_t run,
                          const std::vector<std::size_t>& chosen,
                          std::span<const CityId> city) {
  std::map<CityId, double> value;
  for (const std::size_t link : chosen) {
    const std::size_t at = run * table.links + link;
    if (stands(table.status[at])) value[city[link]] += table.value[at];
  }
  std::vector<double> values;
  for (const auto& [id, sum] : value) values.push_back(sum);
  std::ranges::sort(values, std::greater{});
  const auto top = std::lround(double(values.size()) / 10);
  const double all = std::accumulate(values.begin(), values.end(), 0.0);
  return all > 0 && top > 0
             ? std::accumulate(values.begin(), values.begin() + top, 0.0) / all
             : unknown;
}

}  // namespace

std::vector<Figure> link_figures(const Results& results, const World& world,
                                 RelationId relation) {
  const LinkNames names = links_of(world);
  LastTable table{names.first.size(), {}, {}, {}, {}};
  table.status = last_of(results, "status", table.links);
  if (table.status.empty()) return {};
  table.born = last_of(results, "born", table.links);
  table.value = last_of(results, "value_average", table.links);
  table.prospect = last_of(results, "prospect", table.links);

  std::vector<std::size_t> chosen;
  for (std::size_t link = 0; link < table.links; ++link)
    if (names.relation[link] == relation) chosen.push_back(link);

  const int year = results.axes().years.back();
  std::vector<double> young, old, top;
  for (std::size_t run = 0; run < table.runs(); ++run) {
    young.push_back(share_meeting_aim(table, run, chosen, year, 0, 10));
    old.push_back(share_meeting_aim(table, run, chosen, year, 21, never));
    top.push_back(share_of_top_tenth(table, run, chosen, names.first));
  }

  const Scenario& scenario = scenario_of(world);
  const auto first = index(scenario.relations[index(relation)].first);
  return {{"aim_met_young", "1", "meet their aim, links up to 10 years old",
           ensemble(young)},
          {"aim_met_old", "1", "meet their aim, links over 20 years old",
           ensemble(old)},
          {"value_of_top_tenth", "1",
           text("share of value in the top tenth of {} cities",
                scenario.blocs[first].name),
           ensemble(top)}};
}

}  // namespace twinning
