#include "tools/studies/held_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "output/reuse.hpp"
#include "output/study_store.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// Runs with a log of events are found again, but not taken over.
bool can_hold(const fs::path& source, const Layout& layout,
              const StudyPlan& plan) {
  return !layout.events || is_result_of(source, plan) ||
         is_result_of(source / "plan.h5", plan);
}

void add_if_possible(const fs::path& source, Reuse& reuse) {
  try {
    reuse.add(source);
  } catch (const UserError&) {
    // It merely lies there.
  }
}

}  // namespace

HeldCount count_held_rows(const StudyPlan& plan, const HeldRows& sources,
                          Crew& crew) {
  const Layout layout = layout_of(plan, {});
  Reuse named(layout, {}), nearby(layout, {}), useless(layout, {});
  for (const fs::path& source : sources.named)
    if (fs::exists(source))
      (can_hold(source, layout, plan) ? named : useless).add(source);
  for (const fs::path& source : sources.nearby)
    if (fs::exists(source) && can_hold(source, layout, plan))
      add_if_possible(source, nearby);
  HeldCount held{.of_no_use = named.size() + useless.size()};
  if (named.size() + nearby.size() == 0) return held;

  std::vector<std::string> identities(plan.rows.cells());
  crew.each(identities.size(),
            [&](std::size_t cell) { identities[cell] = plan.identity(cell); });
  // Rows of a plan that are alike, as where a lever varies that a scenario has
  // not, are held once.
  std::vector<std::string> of_use;
  for (std::size_t row = 0; row < plan.rows.count(); ++row) {
    const std::string& identity = identities[plan.rows.run(row).cell];
    std::string hash = plan.row_hash(row, identity);
    const bool is_named = named.holds(hash);
    held.of_the_plan += is_named || nearby.holds(hash);
    if (is_named) of_use.push_back(std::move(hash));
  }
  std::ranges::sort(of_use);
  const auto end = std::unique(of_use.begin(), of_use.end());
  held.of_no_use -= std::size_t(end - of_use.begin());
  return held;
}

std::vector<fs::path> outputs_at(const fs::path& result) {
  std::vector<fs::path> outputs{result, parts_folder(result)};
  const auto aside = set_aside(result);
  outputs.insert(outputs.end(), aside.begin(), aside.end());
  return outputs;
}

void refuse_loss(const StudyPlan& plan, const std::vector<fs::path>& outputs,
                 Crew& crew) {
  const HeldCount held =
      count_held_rows(plan, {.named = outputs, .nearby = {}}, crew);
  if (held.of_no_use == 0) return;
  const auto number = [](std::size_t rows) {
    return with_commas(static_cast<long long>(rows));
  };
  throw UserError(
      Fault::file,
      text("{}: holds {} that this study has no use for, and {} that it has; "
           "to lose them, add --force; to keep them, give --out another name, "
           "and this one to --reuse",
           outputs.front().string(), number(held.of_no_use),
           number(held.of_the_plan)));
}

}  // namespace twinning
