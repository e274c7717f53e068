#include "tools/studies/held_rows.hpp"

#include <string>

#include "output/reuse.hpp"
#include "output/study_store.hpp"
#include "sim/base/error.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// Runs with a log of events are found again, but not taken over.
bool can_hold(const fs::path& source, const Layout& layout,
              const StudyPlan& plan) {
  if (!fs::exists(source)) return false;
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

std::size_t count_held_rows(const StudyPlan& plan, const HeldRows& sources,
                            Crew& crew) {
  const Layout layout = layout_of(plan, {});
  Reuse reuse(layout, {});
  for (const fs::path& source : sources.named)
    if (can_hold(source, layout, plan)) reuse.add(source);
  for (const fs::path& source : sources.nearby)
    if (can_hold(source, layout, plan)) add_if_possible(source, reuse);
  if (reuse.empty()) return 0;

  std::vector<std::string> identities(plan.rows.cells());
  crew.each(identities.size(),
            [&](std::size_t cell) { identities[cell] = plan.identity(cell); });
  std::size_t held = 0;
  for (std::size_t row = 0; row < plan.rows.count(); ++row) {
    const std::string& identity = identities[plan.rows.run(row).cell];
    held += reuse.holds(plan.row_hash(row, identity));
  }
  return held;
}

}  // namespace twinning
