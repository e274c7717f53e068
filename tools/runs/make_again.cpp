#include "tools/runs/make_again.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

#include "output/report/cases.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/experiment/make_rows.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

/// Numbers of links that are held at once.
constexpr std::size_t most_held = 8'000'000;

/// The yearly numbers that a result holds of some rows.
class KeptYears {
 public:
  KeptYears(const Results& results, std::span<const std::size_t> rows)
      : rows_{rows.begin(), rows.end()} {
    const auto ranges = ranges_of(rows);
    const auto all = yearly_observables();
    std::vector<std::string> paths;
    for (const Observable& each : all) paths.push_back(text("/{}", each.name));
    auto columns = results.columns(paths, ranges);
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (!columns[i].empty()) columns_.emplace_back(i, std::move(columns[i]));
  }

  /// Whether a run made again has the same numbers, bit by bit but for NaN.
  [[nodiscard]] bool equal(std::size_t row, const RunRecord& made) const {
    const auto place =
        std::size_t(std::ranges::lower_bound(rows_, row) - rows_.begin());
    for (const auto& [observable, values] : columns_) {
      const std::size_t count = values.size() / rows_.size();
      for (std::size_t i = 0; i < count; ++i) {
        const double kept = values[place * count + i];
        const double now = made.yearly[observable * count + i];
        if (kept != now && !(std::isnan(kept) && std::isnan(now))) return false;
      }
    }
    return !columns_.empty();
  }

 private:
  std::vector<std::size_t> rows_;
  std::vector<std::pair<std::size_t, std::vector<double>>> columns_;
};

/// The plan of a result, but with the links of every year recorded.
StudyPlan yearly_plan(const Results& results) {
  Study study = plan_of(results).study;
  for (Scenario& scenario : study.scenarios) {
    scenario.record = {};
    scenario.record.links = Record::Links::yearly;
  }
  return StudyPlan(std::move(study));
}

/// Takes a row made again, if it was; false: it was not, or is another.
using TakeRow = std::function<bool(std::size_t row, const RunRecord* record)>;

/// Makes some rows and has them taken in their order.  One alone is taken as it
/// is: to copy that of a large world takes longer than to make it.
bool make(const StudyPlan& plan, std::span<const std::size_t> rows, Crew& crew,
          const TakeRow& take) {
  if (rows.size() == 1) {
    bool taken = false;
    make_rows(plan, rows, crew, {},
              [&](const MadeRow& row) { taken = take(row.row, row.record); });
    return taken;
  }
  std::map<std::size_t, RunRecord> made;
  std::mutex mutex;
  make_rows(plan, rows, crew, {}, [&](const MadeRow& row) {
    const std::scoped_lock lock{mutex};
    if (row.record) made[row.row] = *row.record;
  });
  return std::ranges::all_of(rows, [&](std::size_t row) {
    const auto found = made.find(row);
    return take(row, found == made.end() ? nullptr : &found->second);
  });
}

}  // namespace

bool make_again(const Results& results, std::span<const std::size_t> rows,
                unsigned jobs, const report::EachRecord& each) {
  const KeptYears kept(results, rows);
  const StudyPlan plan = yearly_plan(results);
  const std::size_t links = results.link_codes().size();
  const std::size_t years = results.axes().years.size();
  const std::size_t at_once = std::max<std::size_t>(
      most_held / std::max(links * years * link_count, 1ul), 1);
  Crew crew(jobs);
  const TakeRow take = [&](std::size_t row, const RunRecord* record) {
    if (!record || record->links.size() != link_count * links * years ||
        !kept.equal(row, *record))
      return false;
    each(report::link_record(*record, links, years));
    return true;
  };
  for (std::size_t from = 0; from < rows.size(); from += at_once) {
    const auto some = rows.subspan(from, std::min(at_once, rows.size() - from));
    if (!make(plan, some, crew, take)) return false;
  }
  return true;
}

}  // namespace twinning
