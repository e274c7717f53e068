#include "output/report/link_states.hpp"

#include <algorithm>

#include "sim/model/scenario.hpp"

namespace twinning::report {

LinkStates::LinkStates(std::size_t links, std::vector<int> years)
    : links_{links}, years_{std::move(years)}, sums_(links_ * years_.size()) {}

void LinkStates::take(const LinkRecord& record) {
  ++runs_;
  for (std::size_t year = 0; year < years_.size(); ++year)
    for (std::size_t link = 0; link < links_; ++link) {
      if (!record.stands(year, link)) continue;
      Sums& sums = sums_[year * links_ + link];
      ++sums.phases[std::size_t(record.phase(year, link))];
      sums.trust += record.trust(year, link);
      sums.value += record.at(LinkColumn::value_average, year, link);
    }
}

LinkState LinkStates::at(std::size_t year, std::size_t link) const {
  const Sums& sums = sums_[year * links_ + link];
  LinkState state;
  std::uint32_t standing = 0;
  for (std::size_t i = 0; i < sums.phases.size(); ++i) {
    standing += sums.phases[i];
    state.phases[i] = double(sums.phases[i]) / double(runs_);
    if (sums.phases[i] > sums.phases[std::size_t(state.phase)])
      state.phase = Phase(i);
  }
  state.standing = double(standing) / double(runs_);
  state.dormant = state.phases[std::size_t(Phase::dormant)];
  state.trust = standing > 0 ? sums.trust / double(standing) : unknown;
  state.value = sums.value / double(runs_);
  return state;
}

std::size_t LinkStates::first_year(std::size_t link) const {
  for (std::size_t year = 0; year < years_.size(); ++year) {
    const auto& phases = sums_[year * links_ + link].phases;
    if (std::ranges::any_of(phases, [](auto count) { return count > 0; }))
      return year;
  }
  return years_.size();
}

double LinkStates::most_standing(std::size_t link) const {
  double most = 0;
  for (std::size_t year = 0; year < years_.size(); ++year)
    most = std::max(most, at(year, link).standing);
  return most;
}

}  // namespace twinning::report
