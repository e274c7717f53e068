#include "tools/comparisons/decide.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/inference/power.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

constexpr std::uint32_t usual_cap = 10'000;

std::uint32_t first_count(const std::vector<ComparedScenario>& all) {
  return std::ranges::max(all, {}, &ComparedScenario::wanted).wanted;
}

/// Looks that double the replicates from the first to the cap.
std::size_t looks_between(std::uint32_t first, std::uint32_t cap) {
  std::size_t looks = 1;
  for (std::uint64_t count = first; count < cap; count *= 2) ++looks;
  return looks;
}

/// The differences of the statistic asked for, but those that no pair has.
std::vector<const Difference*> asked(const ComparisonReport& report) {
  std::vector<const Difference*> asked;
  const std::string& statistic = report.decision->statistic;
  for (const ComparedWith& with : report.others)
    for (const ComparedQuantity& each : with.found.statistics)
      if ((statistic == "all" || statistic == each.row->name) &&
          !std::isnan(each.found.chance))
        asked.push_back(&each.found);
  return asked;
}

}  // namespace

std::optional<Decision> decision(const Arguments& given,
                                 const std::vector<ComparedScenario>& all) {
  const auto statistic = given.value("until-decided");
  if (!statistic) return std::nullopt;
  std::vector<std::string_view> known{"all"};
  for (const Observable& row : run_statistics()) known.push_back(row.name);
  if (std::ranges::find(known, *statistic) == known.end())
    throw UserError(
        Fault::command_line,
        text("twinning compare: --until-decided {}: there is no such "
             "statistic{}",
             shown(*statistic), known_names(*statistic, known)));
  const auto cap = std::uint32_t(given.whole("at-most").value_or(usual_cap));
  const std::size_t looks = looks_between(first_count(all), cap);
  return Decision{.statistic = *statistic,
                  .level_of_a_look = Judging{}.level / double(looks),
                  .cap = std::max(cap, first_count(all))};
}

bool wants_more(ComparisonReport& report, std::vector<ComparedScenario>& all) {
  if (!report.decision) return false;
  Decision& decision = *report.decision;
  ++decision.looks;
  const auto cases = asked(report);
  const Test test{.level = decision.level_of_a_look /
                           double(std::max<std::size_t>(cases.size(), 1))};
  double needed = 0;
  for (const Difference* each : cases)
    if (!(each->chance < test.level))
      needed = std::max(
          needed, count_to_decide(each->student.mean, each->deviation, test));
  decision.decided = needed == 0;
  const std::uint32_t count = first_count(all);
  if (decision.decided || count >= decision.cap) return false;
  const double next = std::max(needed, 2.0 * count);
  for (ComparedScenario& one : all)
    one.wanted = next < decision.cap ? std::uint32_t(next) : decision.cap;
  return true;
}

}  // namespace twinning
