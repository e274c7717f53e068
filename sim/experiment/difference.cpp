#include "sim/experiment/difference.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/statistics.hpp"
#include "sim/inference/multiplicity.hpp"
#include "sim/inference/power.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {
namespace {

constexpr Interval nothing{unknown, unknown, unknown, 0};

/// The mean over the values whose partner is known.
double paired_mean(std::span<const double> sample,
                   std::span<const double> differences) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (!std::isnan(differences[i])) {
      sum += sample[i];
      ++count;
    }
  return count == 0 ? unknown : sum / double(count);
}

bool all_zero(std::span<const double> differences) {
  return std::ranges::all_of(
      differences, [](double each) { return each == 0 || std::isnan(each); });
}

/// The interval between quantiles of the differences of resampled means.
Interval bootstrap_apart(const Interval& of, const std::vector<double>& bases,
                         const std::vector<double>& others,
                         const Judging& how) {
  if (bases.empty() || others.empty()) return nothing;
  return percentile_interval(of.mean, differences(bases, others), of.count,
                             how.confidence());
}

}  // namespace

DifferenceVerdict Difference::verdict(double level) const {
  if (pairs.equal.count > 0 && pairs.equal.mean == 1)
    return DifferenceVerdict::same;
  if (std::isnan(chance)) return DifferenceVerdict::alone;
  if (!(adjusted < level)) return DifferenceVerdict::open;
  return student.mean > 0 ? DifferenceVerdict::more : DifferenceVerdict::less;
}

void Difference::judge(double level) {
  const Test test{.level = level};
  smallest = smallest_detectable(deviation, student.count, test);
  to_decide = count_to_decide(student.mean, deviation, test);
}

Difference compare_pairs(std::span<const double> base,
                         std::span<const double> other,
                         const MeanBootstrap& boot, const Judging& how) {
  const std::vector<double> apart = differences(base, other);
  const std::size_t count = known(apart);
  Difference found{.base = paired_mean(base, apart),
                   .other = paired_mean(other, apart),
                   .student = {0, 0, 0, count},
                   .bootstrap = {0, 0, 0, count},
                   .pairs = pair_shares(apart, how.confidence()),
                   .chance = unknown,
                   .adjusted = unknown,
                   .deviation = 0,
                   .smallest = 0,
                   .to_decide = unknown,
                   .saving = unknown};
  if (count == 0) found.student = found.bootstrap = nothing;
  // Where no pair differs, nothing is left to luck, and nothing is asked.
  if (all_zero(apart)) return found;
  const Moments of_apart = moments(apart);
  found.student = mean_interval(of_apart, how.confidence());
  found.bootstrap = boot.interval(apart);
  found.deviation = of_apart.deviation;
  found.chance = chance_of_none(of_apart);
  found.saving = variance_ratio(base, other);
  found.adjusted = found.chance;
  found.judge(how.level);
  return found;
}

Difference compare_independent(std::span<const double> base,
                               std::span<const double> other,
                               const MeanBootstrap& boot_base,
                               const MeanBootstrap& boot_other,
                               const Judging& how) {
  const Welch welch = independent_difference(base, other, how.confidence());
  const double of_base = standard_deviation(base);
  const double of_other = standard_deviation(other);
  const double fewer = double(welch.difference.count);
  // As if both had as many runs as the one with fewer.
  const double deviation =
      std::sqrt(fewer * (of_base * of_base / double(known(base)) +
                         of_other * of_other / double(known(other))));
  Difference found{
      .base = mean(base),
      .other = mean(other),
      .student = welch.difference,
      .bootstrap = bootstrap_apart(welch.difference, boot_base.means(base),
                                   boot_other.means(other), how),
      .pairs = {nothing, nothing, nothing},
      .chance = welch.chance_of_none,
      .adjusted = unknown,
      .deviation = deviation,
      .smallest = unknown,
      .to_decide = unknown,
      .saving = 1};
  if (deviation == 0 && found.student.mean == 0) found.chance = unknown;
  found.adjusted = found.chance;
  found.judge(how.level);
  return found;
}

void judge_together(const std::vector<Difference*>& all, Together how,
                    double level) {
  std::vector<double> chances;
  for (const Difference* each : all) chances.push_back(each->chance);
  const std::vector<double> adjusted =
      how == Together::few ? holm(chances) : false_discovery(chances);
  double asked = 0, decided = 0, harmonic = 0;
  for (const double chance : adjusted) {
    if (std::isnan(chance)) continue;
    harmonic += 1 / ++asked;
    decided += chance < level;
  }
  const double burden =
      how == Together::few ? asked - decided : asked * harmonic / (decided + 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i]->adjusted = adjusted[i];
    if (adjusted[i] >= level) all[i]->judge(level / std::max(burden, 1.0));
  }
}

}  // namespace twinning
