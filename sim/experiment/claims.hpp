#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/inference/interval.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {

/// A statistic of the end of a run, in a relation.
struct ClaimQuantity {
  Statistic statistic = Statistic::deals_a_year;
  std::string relation;
};

/// Where a test measures: a scenario, or what a second one changes in it; both
/// by their numbers among the scenarios of the claims.
struct ClaimSetting {
  std::size_t scenario = 0;
  std::optional<std::size_t> with;
};

/// A world in which the cause that the claim names is taken away.
struct ClaimAblation {
  ClaimSetting where;
  double weaker_by = 0;  ///< so much nearer to the bound, or beyond it [≥ 0]
};

/// Something measurable that has to be true for a claim to hold: a mean over
/// replicates above, or below, a margin.
///
/// Measured is `of`, less `minus` if given; with two scenarios, the change from
/// the first to the second in percent of the first.
struct ClaimTest {
  std::string says;  ///< empty: the claim itself says it
  ClaimQuantity of;
  std::optional<ClaimQuantity> minus;
  ClaimSetting where;
  bool above = true;  ///< else below
  double margin = 0;
  std::vector<ClaimAblation> ablations;

  [[nodiscard]] bool in_percent() const { return where.with.has_value(); }
};

/// A statement about what the model does: it holds if all its tests do, and
/// each weakens under its ablations.
struct Claim {
  std::string id;
  std::string says;
  std::string source;
  std::vector<ClaimTest> tests;
};

/// What a file of claims asks for, complete and valid: every scenario has the
/// relations that are measured in it.
struct Claims {
  std::string name;
  std::uint32_t replicates = 200;
  std::vector<Scenario> scenarios;  ///< each once; they record no links
  std::vector<Claim> claims;
};

/// The statistics of runs of one scenario, [statistic][relation][replicate];
/// NaN of a run that failed or is not made.
class ClaimRuns {
 public:
  ClaimRuns() = default;
  ClaimRuns(const Scenario& scenario, std::uint32_t replicates);

  /// Of one run, [statistic][relation], as in RunRecord; several threads may
  /// keep runs at once.
  void keep(std::uint32_t replicate, std::span<const double> statistics);

  [[nodiscard]] std::span<const double> of(const ClaimQuantity& what) const;

 private:
  std::vector<std::string> relations_;
  std::size_t replicates_ = 0;
  std::vector<double> values_;
};

/// What a test measures in a setting, replicate by replicate: numbers whose
/// mean is the estimate, and whose spread gives its interval.
///
/// Of a change in percent they are the linearised ratio of means (the delta
/// method), since a ratio of one replicate may have nothing below its line.
///
/// Shape:   one number a replicate; NaN where it is not known
/// Source:  Cochran (1977), 6.3, on the ratio of means
[[nodiscard]] std::vector<double> measured(const ClaimTest& test,
                                           const ClaimSetting& where,
                                           std::span<const ClaimRuns> runs);

/// The false verdicts that are allowed for, among all claims together.
inline constexpr double false_verdicts = 0.05;

enum class Verdict { pass, fail, undecided };
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

/// A bound held against a sample.
struct JudgedBound {
  Interval beyond;  ///< by how much the mean is on the claimed side
  double chance;    ///< of a distance as large, if there were none

  [[nodiscard]] bool leans() const { return beyond.mean > 0; }

  /// Decided by the 95 % interval alone, without regard to other bounds.
  [[nodiscard]] Verdict verdict() const;
};

struct JudgedAblation {
  Interval value;      ///< measured in the ablation
  JudgedBound weaker;  ///< than in the base by more than asked, paired
};

struct JudgedTest {
  Interval value;  ///< measured in the base
  JudgedBound bound;
  std::vector<JudgedAblation> ablations;
};

struct JudgedClaim {
  Verdict verdict = Verdict::undecided;
  double chance = 1;    ///< of a verdict against the truth, this claim alone
  double adjusted = 1;  ///< the same, of any of all the claims (Holm)
  std::vector<JudgedTest> tests;

  /// Of each test its own bound, then those of its ablations.
  [[nodiscard]] std::vector<const JudgedBound*> bounds() const;

  /// All means lie on the claimed side, whether or not that is certain.
  [[nodiscard]] bool leans() const;
};

/// Judges every claim.  It passes if all its bounds are on the claimed side
/// (the largest of their chances counts), fails if one of them is on the other
/// (the smallest, times their number), each at a level of 5 % over all claims
/// together; else it is undecided.
///
/// Shape:   `runs` as claims.scenarios; gives one verdict a claim
/// Source:  Berger (1982) on bounds that must all hold; Holm (1979)
[[nodiscard]] std::vector<JudgedClaim> judge(const Claims& claims,
                                             std::span<const ClaimRuns> runs);

}  // namespace twinning
