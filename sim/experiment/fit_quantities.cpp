#include <algorithm>
#include <cmath>
#include <set>

#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"
#include "sim/experiment/observation_fit.hpp"

namespace twinning {
namespace {

constexpr std::string_view needs_links =
    "not recorded: the table of links; make the result with --set "
    "record.links=end";

/// What the runs have of one relation, in one order of runs.
class OfRelation {
 public:
  OfRelation(const Simulated& simulated, std::size_t relation)
      : simulated_{simulated}, relation_{relation} {}

  /// The sum of yearly observables over years from … to, of each run.
  [[nodiscard]] std::vector<double> sum(
      std::initializer_list<std::string_view> names, int from, int to) const {
    std::vector<double> out(simulated_.runs, 0.0);
    for (const std::string_view name : names) {
      const std::vector<double>& all = simulated_.yearly.find(name)->second;
      for (std::size_t run = 0; run < out.size(); ++run)
        for (int year = from; year <= to; ++year)
          out[run] += all[(run * simulated_.years.size() +
                           std::size_t(year - simulated_.years.front())) *
                              simulated_.scenario.relations.size() +
                          relation_];
    }
    return out;
  }

  [[nodiscard]] bool has(std::string_view name) const {
    return simulated_.yearly.contains(name);
  }

  /// Of each run, a number computed from its links of this relation that were
  /// signed by the end of a year.
  template <class Compute>
  [[nodiscard]] std::vector<double> of_links(const Compute& compute) const {
    std::vector<double> out;
    for (std::size_t run = 0; run < simulated_.runs; ++run)
      out.push_back(compute(run));
    return out;
  }

  [[nodiscard]] double places(std::size_t run, int year, bool second) const {
    const auto& born = simulated_.column("born");
    const auto& ended = simulated_.column("ended");
    std::set<std::uint32_t> places;
    for (std::size_t link = 0; link < simulated_.link_count(); ++link) {
      const std::size_t at = run * simulated_.link_count() + link;
      if (simulated_.relation[link] != relation_ || !(born[at] <= year) ||
          (ended[at] > 0 && ended[at] <= year))
        continue;
      places.insert(second ? simulated_.codes[link].second
                           : simulated_.codes[link].first);
    }
    return double(places.size());
  }

  [[nodiscard]] double median_year(std::size_t run, int year) const {
    const auto& born = simulated_.column("born");
    std::vector<double> years;
    for (std::size_t link = 0; link < simulated_.link_count(); ++link)
      if (const double at = born[run * simulated_.link_count() + link];
          simulated_.relation[link] == relation_ && at <= year)
        years.push_back(at);
    return quantile(years, 0.5);
  }

 private:
  const Simulated& simulated_;
  std::size_t relation_;
};

/// The yearly observables that make a quantity up; none of those that are
/// computed from the table of links.
std::vector<std::string_view> parts_of(Counted what) {
  switch (what) {
    case Counted::standing:
      return {"active", "dormant"};
    case Counted::active:
      return {"active"};
    case Counted::dormant:
      return {"dormant"};
    case Counted::ended:
      return {"ended"};
    case Counted::signed_links:
      return {"signed"};
    case Counted::signed_ever:
      return {"active", "dormant", "ended"};
    case Counted::joint:
      return {"joint"};
    default:
      return {};
  }
}

std::vector<double> of_years(const OfRelation& runs,
                             const ObservedQuantity& row) {
  using Over = QuantityKind::Over;
  const Over over = quantity_kinds()[std::size_t(row.what)].over;
  const int from = over == Over::last ? row.to : row.from;
  std::vector<double> sum(runs.sum({}, from, row.to));
  for (const std::string_view name : parts_of(row.what)) {
    const std::vector<double> part = runs.sum({name}, from, row.to);
    for (std::size_t run = 0; run < sum.size(); ++run) sum[run] += part[run];
  }
  if (over == Over::mean)
    for (double& value : sum) value /= double(row.to - from + 1);
  return sum;
}

std::vector<double> values_of(const OfRelation& runs,
                              const ObservedQuantity& row) {
  if (!parts_of(row.what).empty()) return of_years(runs, row);
  return runs.of_links([&](std::size_t run) {
    return row.what == Counted::median_year_signed
               ? runs.median_year(run, row.to)
               : runs.places(run, row.to, row.what == Counted::places_second);
  });
}

GivenAs given_of(const ObservedQuantity& row, const Simulated& simulated,
                 std::size_t relation) {
  const GivenAs signings = signings_given(simulated, relation, row.to);
  const bool of_signings = row.what == Counted::signed_links ||
                           row.what == Counted::signed_ever ||
                           row.what == Counted::median_year_signed;
  if (signings == GivenAs::predicted)
    return row.fitted.empty() ? GivenAs::predicted : GivenAs::fitted;
  if (of_signings) return signings;
  return row.what == Counted::dormant ? GivenAs::predicted : GivenAs::partly;
}

std::string why_not(const ObservedQuantity& row, const Simulated& simulated,
                    std::size_t relation, int latest) {
  if (relation == Simulated::no_link)
    return text("the runs have no relation {}", row.relation);
  if (auto why = simulated.why_not_simulated(row.from, row.to, latest);
      !why.empty())
    return why;
  for (const std::string_view name : parts_of(row.what))
    if (!simulated.yearly.contains(name))
      return text("not recorded: {}; name it under record.observables", name);
  if (parts_of(row.what).empty() && simulated.column("born").empty())
    return std::string{needs_links};
  return "";
}

}  // namespace

void compare_with_runs(QuantityFit& fit, std::span<const double> runs,
                       std::uint64_t seed, std::uint32_t subject) {
  fit.mean = mean(runs);
  for (std::size_t i = 0; i < told_shares.size(); ++i)
    fit.bounds[i] = central_bounds(runs, told_shares[i]);
  fit.rank = observed_rank(runs, fit.observed, seed, subject);
  const Bounds& most = fit.bounds[1];
  if (!std::isnan(most.low) && !std::isnan(fit.observed))
    fit.inside = fit.bound == Bound::exact      ? most.hold(fit.observed)
                 : fit.bound == Bound::at_least ? fit.observed <= most.high
                                                : fit.observed >= most.low;
  if (fit.bound == Bound::exact)
    fit.score = fair_ranked_score(runs, fit.observed);
  else
    fit.rank.position = unknown;
}

std::vector<QuantityFit> fit_quantities(const Observed& observed,
                                        const Simulated& simulated) {
  std::vector<QuantityFit> out;
  int latest = unknown_year;
  for (const ObservedQuantity& row : observed.quantities)
    latest = std::max(latest, row.to);
  for (const ObservedQuantity& row : observed.quantities) {
    const QuantityKind& kind = quantity_kinds()[std::size_t(row.what)];
    const std::size_t relation = simulated.relation_of(row.relation);
    QuantityFit fit{.quantity = std::string{kind.name},
                    .words = std::string{kind.words},
                    .unit = std::string{kind.unit},
                    .relation = row.relation,
                    .from = row.from,
                    .to = row.to,
                    .observed = row.value,
                    .bound = row.bound,
                    .not_compared = why_not(row, simulated, relation, latest),
                    .origin = row.origin};
    if (relation != Simulated::no_link)
      fit.given = given_of(row, simulated, relation);
    if (fit.not_compared.empty())
      compare_with_runs(fit, values_of({simulated, relation}, row),
                        simulated.seed, std::uint32_t(out.size()));
    out.push_back(std::move(fit));
  }
  return out;
}

}  // namespace twinning
