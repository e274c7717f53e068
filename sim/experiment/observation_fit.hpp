#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/observed.hpp"
#include "sim/experiment/simulated.hpp"
#include "sim/inference/association.hpp"
#include "sim/inference/mahalanobis.hpp"
#include "sim/inference/scores.hpp"

namespace twinning {

/// One observed number beside what the runs foretell of it.
struct QuantityFit {
  std::string quantity = {};  ///< "standing"
  std::string words = {}, unit = {};
  std::string relation = {};
  int from = unknown_year, to = unknown_year;
  double observed = unknown;
  Bound bound = Bound::exact;
  GivenAs given = GivenAs::predicted;
  std::string not_compared = {};  ///< why, and what would help; empty: compared

  double mean = unknown;
  std::array<Bounds, told_shares.size()> bounds{
      Bounds{unknown, unknown}, {unknown, unknown}, {unknown, unknown}};
  /// Whether the observed value lies within the 90 % of runs in the middle,
  /// or a bound of it does not rule them out; nothing where that is not known.
  std::optional<bool> inside = {};
  ObservedRank rank{0, 0, 0, unknown};  ///< position NaN for a mere bound
  double score = unknown;               ///< fair CRPS, likewise
  Origin origin = {};
};

/// Sets the runs' values of a quantity against the observed one.
void compare_with_runs(QuantityFit& fit, std::span<const double> runs,
                       std::uint64_t seed, std::uint32_t subject);

/// How well the runs order links, beside one benchmark.
struct SkillFit {
  std::string score = {};     ///< "outcome"
  std::string words = {};     ///< "rating of outcome, rank correlation"
  std::string relation = {};  ///< empty: of all links observed
  std::string model = {};     ///< what of the runs is the forecast
  std::string benchmark = {};
  GivenAs given = GivenAs::predicted;
  std::string not_compared = {};
  std::size_t links = 0;
  std::string_view units = "links";  ///< what `links` counts
  double unskilled = 0;              ///< what guessing reaches
  bool less_is_better = false;
  /// The difference is how much better the model is, whatever the score.
  Skill skill = {};
};

/// How well the runs' network resembles the one observed, in one respect.
struct NetworkFit {
  std::string respect = {};  ///< "degree_first"
  std::string words = {};
  std::string relation = {};
  GivenAs given = GivenAs::predicted;
  std::string not_compared = {};
  Mahalanobis test{unknown, unknown, 0, 0, 0};
  std::size_t links = 0;  ///< observed ones it rests on
  std::vector<QuantityFit> parts =
      {};  ///< the numbers that were compared at once
};

/// An association within what was observed, without any run.
struct ObservedAssociation {
  std::string name = {}, words = {};
  Interval correlation;
};

/// All of it: what `twinning observe` tells.
struct ObservationFit {
  std::vector<QuantityFit> quantities = {};
  std::vector<SkillFit> skills;
  std::vector<NetworkFit> networks;
  std::vector<ObservedAssociation> observed_alone;
};

[[nodiscard]] std::vector<QuantityFit> fit_quantities(
    const Observed& observed, const Simulated& simulated);
[[nodiscard]] std::vector<QuantityFit> fit_spells(const Observed& observed,
                                                  const Simulated& simulated);
[[nodiscard]] std::vector<QuantityFit> fit_activities(
    const Observed& observed, const Simulated& simulated);
[[nodiscard]] std::vector<SkillFit> fit_skills(const Observed& observed,
                                               const Simulated& simulated,
                                               const Resampling& how);
/// Which pairs have twinned, and when links were signed, where the runs sign
/// them themselves.  Pairs that share a city are no independent witnesses:
/// their intervals are over cities.
[[nodiscard]] std::vector<SkillFit> fit_pairs(const Observed& observed,
                                              const Simulated& simulated,
                                              const Resampling& how);
[[nodiscard]] std::vector<SkillFit> fit_decades(const Observed& observed,
                                                const Simulated& simulated,
                                                const Resampling& how);
[[nodiscard]] std::vector<NetworkFit> fit_networks(const Observed& observed,
                                                   const Simulated& simulated);
[[nodiscard]] std::vector<ObservedAssociation> associations_observed(
    const Observed& observed, const Resampling& how);

[[nodiscard]] ObservationFit observe(const Observed& observed,
                                     const Simulated& simulated,
                                     const Resampling& how);

}  // namespace twinning
