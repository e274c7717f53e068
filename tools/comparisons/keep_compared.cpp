#include "tools/comparisons/keep_compared.hpp"

#include <algorithm>

#include "output/study_store.hpp"
#include "sim/base/text.hpp"
#include "tools/comparisons/compared_results.hpp"
#include "tools/runs/estimate.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

StudyPlan plan_of(const std::vector<ComparedScenario>& scenarios,
                  std::uint32_t replicates) {
  Study study;
  for (const ComparedScenario& one : scenarios)
    study.scenarios.push_back(scenario_of(*one.world));
  const std::string& base = study.scenarios.front().name;
  study.name =
      study.scenarios.size() == 2
          ? text("{}, against: {}", study.scenarios[1].name, base)
          : text("{} scenarios, against: {}", study.scenarios.size() - 1, base);
  study.replicates = replicates;
  return StudyPlan(std::move(study));
}

/// Replicates that a file holds of the very same scenarios, or is to hold; 0
/// if it is of something else.
std::uint32_t replicates_in(const fs::path& file,
                            const std::vector<ComparedScenario>& scenarios) {
  if (!is_result(file.string())) return 0;
  const StudyPlan held = plan_of(Results(result_or_parts(file)));
  const bool same = std::ranges::equal(
      held.scenarios, scenarios, {},
      [](const auto& world) { return run_hash(*world, 0); },
      [](const ComparedScenario& one) { return run_hash(*one.world, 0); });
  return same && held.study.factors.empty() ? held.study.replicates : 0;
}

/// Makes what the plan lacks of a result; `grows`: that has some of it.
int make(const fs::path& file, StudyPlan plan, bool grows,
         const Arguments& given, const Interruption& interruption) {
  refuse_input("keep", file, plan.study);
  if (!given.has("no-limit")) refuse_excess(size_of(plan, jobs(given)));
  const auto sources = grows ? grow(file, plan) : std::vector<fs::path>{};
  StudyStore store(file, std::move(plan), provenance(given),
                   {.force = grows || given.has("force")});
  store.take_over(sources);
  return complete(store, given, interruption);
}

}  // namespace

int keep_runs(std::vector<ComparedScenario>& scenarios, const Arguments& given,
              const Interruption& interruption) {
  const fs::path file = *given.value("keep");
  const std::uint32_t held = replicates_in(file, scenarios);
  const std::uint32_t wanted = std::max(
      held, std::ranges::max(scenarios, {}, &ComparedScenario::wanted).wanted);

  StudyPlan plan = plan_of(scenarios, wanted);
  if (!is_result_of(file, plan)) {
    if (const int ended =
            make(file, std::move(plan), held > 0, given, interruption))
      return ended;
  }
  auto kept = compared_results(file.string());
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    scenarios[i].wanted = wanted;
    scenarios[i].runs = std::move(kept[i].runs);
  }
  return 0;
}

}  // namespace twinning
