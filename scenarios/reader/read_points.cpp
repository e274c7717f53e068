#include <algorithm>
#include <array>
#include <numeric>

#include "scenarios/reader/columns.hpp"
#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Tells of rows that are the same as one before them.
void refuse_repeated_rows(const Points& points, const std::vector<Place>& rows,
                          Problems& problems) {
  std::vector<std::size_t> order(points.count());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(points.point(a),
                                                points.point(b));
  });
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (!std::ranges::equal(points.point(order[i]), points.point(order[first])))
      first = i;
    else
      problems.add(rows[order[i]],
                   text("the row repeats line {}; its runs would be made twice",
                        problems.line(rows[order[first]])));
  }
}

}  // namespace

Points read_points(const Source& source, const std::vector<Factor>& factors,
                   bool limited, Problems& problems) {
  Points points{.factors = factors.size(), .values = {}};
  if (!check_encoding(source, problems)) return points;
  const std::size_t faults = problems.count();
  std::vector<KnownColumn> names;
  for (const Factor& factor : factors) names.push_back({factor.name, true});
  constexpr std::array<std::string_view, 1> ignored{"note"};
  Columns columns(source, std::move(names), ignored, problems);

  std::vector<Place> rows;
  const std::uint64_t most = limited ? most_values : most_values_ever;
  while (columns.next()) {
    rows.push_back(columns.place(0));
    for (std::size_t i = 0; i < factors.size(); ++i)
      points.values.push_back(
          columns.number(i, factors[i].range, factors[i].unit).value_or(0));
    if (points.values.size() <= most) continue;
    problems.add(
        rows.back(),
        text("more points than the limit of {} values, {} of each "
             "point; --no-limit lifts it",
             with_commas(static_cast<long long>(most)), factors.size()),
        Fault::limit);
    return points;
  }
  if (problems.count() > faults) return points;
  if (rows.empty())
    problems.add({&source, source.text.size()},
                 "the file has a header and no point below it");
  refuse_repeated_rows(points, rows, problems);
  return points;
}

}  // namespace twinning
