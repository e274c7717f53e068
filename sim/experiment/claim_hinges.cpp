#include "sim/experiment/claim_hinges.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/inference/companions.hpp"

namespace twinning {
namespace {

/// One claim in all worlds in which everything measured is defined.
using ClaimOverWorlds = std::vector<const JudgedClaim*>;

std::size_t failures(const ClaimOverWorlds& worlds, std::size_t bound) {
  return std::size_t(
      std::ranges::count_if(worlds, [&](const JudgedClaim* claim) {
        return !claim->bounds()[bound]->leans();
      }));
}

/// The test and ablation of a bound, by its place among the claim's bounds.
void tell_place(const JudgedClaim& claim, std::size_t bound,
                FailingClaim& out) {
  for (out.test = 0; bound > claim.tests[out.test].ablations.size(); ++out.test)
    bound -= 1 + claim.tests[out.test].ablations.size();
  if (bound > 0) out.ablation = bound - 1;
}

/// Among worlds in the order of a parameter, the share in which a claim holds.
Interval share_holding(const ClaimOverWorlds& worlds,
                       std::span<const std::size_t> among) {
  const auto holding = std::ranges::count_if(
      among, [&](std::size_t world) { return worlds[world]->leans(); });
  return share_interval(std::size_t(holding), among.size());
}

Hinge hinge_of(const Companion& companion, const std::vector<double>& values,
               const ClaimOverWorlds& worlds) {
  std::vector<std::size_t> order(worlds.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  const std::size_t half = order.size() / 2;
  return {assumed_parameters()[companion.column], companion.correlation,
          companion.chance, share_holding(worlds, std::span(order).first(half)),
          share_holding(worlds, std::span(order).subspan(half))};
}

/// What a claim is, and the values [parameter][world] where it is defined.
std::optional<FailingClaim> failing(
    const ClaimOverWorlds& worlds,
    const std::vector<std::vector<double>>& values) {
  if (worlds.empty()) return std::nullopt;
  std::vector<std::size_t> fails(worlds.front()->bounds().size());
  for (std::size_t bound = 0; bound < fails.size(); ++bound)
    fails[bound] = failures(worlds, bound);
  const auto worst = std::ranges::max_element(fails);
  if (*worst == 0) return std::nullopt;

  const auto bound = std::size_t(worst - fails.begin());
  FailingClaim out{
      .test = 0,
      .ablation = {},
      .fails = *worst,
      .fails_at_all = worlds.size() - std::size_t(std::ranges::count_if(
                                          worlds, &JudgedClaim::leans)),
      .hinges = {}};
  tell_place(*worlds.front(), bound, out);
  std::vector<double> margins;
  for (const JudgedClaim* const claim : worlds)
    margins.push_back(claim->bounds()[bound]->beyond.mean);
  for (const Companion& each : companions(values, margins))
    out.hinges.push_back(hinge_of(each, values[each.column], worlds));
  return out;
}

}  // namespace

std::vector<std::optional<FailingClaim>> failing_claims(
    std::span<const std::vector<JudgedClaim>> judged,
    std::span<const std::vector<double>> values) {
  std::vector<std::optional<FailingClaim>> out;
  const std::size_t claims = judged.empty() ? 0 : judged.front().size();
  for (std::size_t claim = 0; claim < claims; ++claim) {
    ClaimOverWorlds worlds;
    std::vector<std::vector<double>> columns(values.front().size());
    for (std::size_t world = 0; world < judged.size(); ++world) {
      if (std::isnan(judged[world][claim].chance)) continue;
      worlds.push_back(&judged[world][claim]);
      for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].push_back(values[world][i]);
    }
    out.push_back(failing(worlds, columns));
  }
  const auto searched = std::ranges::count_if(
      out, [](const auto& one) { return one.has_value(); });
  for (auto& one : out)
    for (std::size_t i = 0; one && i < one->hinges.size(); ++i)
      one->hinges[i].chance =
          std::min(1.0, one->hinges[i].chance * double(searched));
  return out;
}

}  // namespace twinning
