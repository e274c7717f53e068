#include <algorithm>
#include <functional>

#include "sim/base/text.hpp"
#include "tools/comparisons/comparison_words.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 32;

/// What became of deals under one scenario.
struct Deals {
  const ComparedWith* with;
  const ComparedQuantity* found;
};

/// In a relation under each scenario that has it, the greatest gain first.
std::vector<Deals> deals_in(const ComparisonReport& report,
                            const std::string& relation) {
  std::vector<Deals> deals;
  for (const ComparedWith& with : report.others)
    for (std::size_t i = 0; i < with.found.relations.size(); ++i)
      if (const auto* const found = deals_of(with, i);
          found && found->found.student.count > 0 &&
          with.found.relations[i] == relation)
        deals.push_back({&with, found});
  std::ranges::stable_sort(deals, std::greater{}, [](const Deals& each) {
    return each.found->found.student.mean;
  });
  return deals;
}

std::string row_of(const Deals& deals, double level) {
  const Difference& found = deals.found->found;
  return text(
      "    {} {} {}  {}\n",
      padded(shown(deals.with->scenario->runs.name, name_width), name_width),
      right(percent_words(found), 25),
      right(share_words(found.pairs.above, found.pairs.below), 6),
      verdict_word(*deals.found, level));
}

}  // namespace

std::string overview_words(const ComparisonReport& report) {
  std::string out = text("{} scenarios against: {}\n", report.others.size(),
                         shown(report.base->runs.name));
  for (const std::string& relation : report.base->runs.relations) {
    const std::vector<Deals> deals = deals_in(report, relation);
    if (deals.empty()) continue;
    out += text("  {} {} {}\n", padded(shown(relation), name_width + 2),
                right("change of deals a year", 25), right("pairs", 6));
    for (const Deals& each : deals) out += row_of(each, report.how.level);
  }
  return out + "Each by itself:\n\n";
}

}  // namespace twinning
