#include "output/report/run_ends.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinning::report {
namespace {

std::size_t age_group(double age) {
  std::size_t group = 0;
  while (age > oldest_of_age[group] && group + 1 < oldest_of_age.size())
    ++group;
  return group;
}

/// The sum of the greatest `count` values, where a part of one may count.
double sum_of_top(const std::vector<double>& descending, double count) {
  const auto whole = std::size_t(count);
  double sum = std::accumulate(descending.begin(),
                               descending.begin() + std::ptrdiff_t(whole), 0.0);
  if (whole < descending.size())
    sum += (count - double(whole)) * descending[whole];
  return sum;
}

}  // namespace

EndsOfRuns::EndsOfRuns(const Case& of)
    : relations_(of.axes().relations.size()),
      last_year_{of.axes().years.back()} {
  const auto codes = of.results().link_codes();
  const auto relations = of.results().link_relations();
  const auto& names = of.axes().relations;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto relation =
        std::size_t(std::ranges::find(names, relations[i]) - names.begin());
    links_.push_back({codes[i].first, codes[i].second,
                      std::min(relation, names.size() - 1)});
  }
}

void EndsOfRuns::take(const LinkRecord& record) {
  ++runs_;
  take_groups(record);
  take_cities(record);
}

void EndsOfRuns::take_groups(const LinkRecord& record) {
  struct Count {
    double links = 0, met = 0;
  };
  std::vector<std::array<std::array<Count, 2>, oldest_of_age.size()>> counts(
      relations_.size());
  const std::size_t last = record.years - 1;
  for (std::size_t link = 0; link < links_.size(); ++link) {
    if (!record.stands(last, link)) continue;
    const double age = last_year_ - record.at(LinkColumn::born, last, link);
    Count& count = counts[links_[link].relation][age_group(age)]
                         [record.varied(last, link) ? 1 : 0];
    ++count.links;
    if (record.meets_aim(last, link)) ++count.met;
  }
  for (std::size_t relation = 0; relation < relations_.size(); ++relation)
    for (std::size_t age = 0; age < oldest_of_age.size(); ++age)
      for (std::size_t varied = 0; varied < 2; ++varied) {
        const Count& count = counts[relation][age][varied];
        auto& group = relations_[relation].groups[age][varied];
        group.links.push_back(count.links);
        group.meeting_aim.push_back(count.links > 0 ? count.met / count.links
                                                    : unknown);
      }
}

void EndsOfRuns::take_cities(const LinkRecord& record) {
  struct Sums {
    double links = 0, dormant = 0, trust = 0, value = 0;
  };
  std::vector<std::map<std::uint32_t, Sums>> all(relations_.size());
  std::vector<std::map<std::uint32_t, double>> authorities(relations_.size());
  const std::size_t last = record.years - 1;
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const Link& link = links_[i];
    if (!record.stands(last, i)) continue;
    const double value = record.at(LinkColumn::value_average, last, i);
    const bool asleep = record.phase(last, i) == Phase::dormant;
    for (const std::uint32_t code : {link.first, link.second}) {
      Sums& sums = all[link.relation][code];
      ++sums.links;
      sums.dormant += asleep ? 1 : 0;
      sums.trust += record.trust(last, i);
      sums.value += value;
    }
    authorities[link.relation][link.first] += value;
  }
  for (std::size_t relation = 0; relation < relations_.size(); ++relation) {
    // Cities that have no link in this run have none of its value.
    auto& cities = relations_[relation].cities;
    for (const auto& [code, sums] : all[relation]) cities.try_emplace(code);
    for (auto& [code, city] : cities) {
      city.links.resize(runs_ - 1);
      city.dormant.resize(runs_ - 1);
      city.value.resize(runs_ - 1);
      city.trust.resize(runs_ - 1, unknown);
      const Sums sums = all[relation][code];
      city.links.push_back(sums.links);
      city.dormant.push_back(sums.dormant);
      city.value.push_back(sums.value);
      city.trust.push_back(sums.links > 0 ? sums.trust / sums.links : unknown);
    }
    take_concentration(relations_[relation], authorities[relation]);
  }
}

void EndsOfRuns::take_concentration(
    RelationEnds& relation, const std::map<std::uint32_t, double>& values) {
  std::vector<double> descending;
  for (const auto& [code, value] : values) descending.push_back(value);
  std::ranges::sort(descending, std::greater{});
  const double all = std::accumulate(descending.begin(), descending.end(), 0.0);
  for (std::size_t point = 0; point < curve_points; ++point) {
    const double count =
        double(descending.size()) * double(point) / double(curve_points - 1);
    relation.concentration[point].push_back(
        all > 0 ? sum_of_top(descending, count) / all : unknown);
  }
}

}  // namespace twinning::report
