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

bool can_be_reused(const fs::path& source, const Layout& layout) {
  try {
    (void)Reuse(layout, {source});
    return true;
  } catch (const UserError&) {
    return false;
  }
}

}  // namespace

std::size_t count_held_rows(const StudyPlan& plan, const HeldRows& sources,
                            Crew& crew) {
  const Layout layout = layout_of(plan, {});
  std::vector<fs::path> there;
  for (const fs::path& source : sources.named)
    if (can_hold(source, layout, plan)) there.push_back(source);
  for (const fs::path& source : sources.nearby)
    if (can_hold(source, layout, plan) && can_be_reused(source, layout))
      there.push_back(source);
  if (there.empty()) return 0;
  const Reuse reuse(layout, there);

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
