#include "output/report/link_record.hpp"

#include <algorithm>
#include <cmath>

namespace twinning::report {
namespace {

/// What ODD 8.2 calls a regular activity [visits a year].
constexpr double regular = 0.15;
constexpr double aim = 0.25;      ///< share of the prospect
constexpr double balanced = 0.4;  ///< of |imbalance|

}  // namespace

bool LinkRecord::stands(std::size_t year, std::size_t link) const {
  const double status = at(LinkColumn::status, year, link);
  return status == double(Status::active) || status == double(Status::dormant);
}

double LinkRecord::trust(std::size_t year, std::size_t link) const {
  return (at(LinkColumn::trust_first, year, link) +
          at(LinkColumn::trust_second, year, link)) /
         2;
}

bool LinkRecord::meets_aim(std::size_t year, std::size_t link) const {
  return at(LinkColumn::value_average, year, link) >=
         aim * at(LinkColumn::prospect, year, link);
}

bool LinkRecord::varied(std::size_t year, std::size_t link) const {
  int activities = at(LinkColumn::joint, year, link) > 0 ? 1 : 0;
  for (const auto& [first, second] :
       {std::pair{LinkColumn::culture_first, LinkColumn::culture_second},
        std::pair{LinkColumn::education_first, LinkColumn::education_second},
        std::pair{LinkColumn::delegation_first, LinkColumn::delegation_second}})
    activities +=
        (at(first, year, link) + at(second, year, link)) / 2 > regular ? 1 : 0;
  return activities >= 3;
}

Phase LinkRecord::phase(std::size_t year, std::size_t link) const {
  if (at(LinkColumn::status, year, link) == double(Status::dormant))
    return Phase::dormant;
  if (meets_aim(year, link)) return Phase::commercial;
  return std::abs(at(LinkColumn::imbalance, year, link)) < balanced
             ? Phase::reciprocative
             : Phase::associative;
}

LinkRecord link_record(const RunRecord& run, std::size_t links,
                       std::size_t years) {
  LinkRecord record{links, years, {}};
  const auto all = link_observables();
  for (std::size_t i = 0; i < link_columns.size(); ++i) {
    const auto row =
        std::ranges::find(all, link_columns[i], &Observable::name) -
        all.begin();
    record.columns[i] = run.links.data() + std::size_t(row) * links * years;
  }
  return record;
}

}  // namespace twinning::report
