#include <algorithm>
#include <limits>
#include <set>

#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

std::string number(std::uint64_t value) {
  constexpr auto largest = std::uint64_t(std::numeric_limits<long long>::max());
  return value > largest ? text("{}", value)
                         : with_commas(static_cast<long long>(value));
}

/// "1,000 × 1,000 × 20", for a grid; else how many points there are.
std::string size_in_words(const DesignAsked& design,
                          const std::vector<std::size_t>& levels,
                          std::optional<std::uint64_t> count) {
  constexpr std::size_t most_told = 8;
  if (design.name != DesignName::grid)
    return number(count.value_or(design.points));
  std::string words;
  for (std::size_t i = 0; i < std::min(levels.size(), most_told); ++i)
    words += text("{}{}", i == 0 ? "" : " × ", number(levels[i]));
  return levels.size() > most_told ? words + " × …" : words;
}

/// Refuses a design that is too large, before its points are made.
bool check_size(const DesignAsked& design, const std::vector<Varied>& varied,
                bool limited, Problems& problems) {
  std::vector<std::size_t> levels;
  for (const Varied& one : varied) levels.push_back(one.levels.count());
  const auto count = point_count(design.name, design.points, levels);
  const std::uint64_t factors = varied.size();
  if (count && *count <= (limited ? most_values : most_values_ever) / factors)
    return true;

  const bool ever = count && *count <= most_values_ever / factors;
  problems.add(
      design.place,
      text("the design asks for {} points of {} number{}, above the limit of "
           "{} values{}",
           size_in_words(design, levels, count), factors,
           factors == 1 ? "" : "s",
           number(limited ? most_values : most_values_ever),
           ever ? "; --no-limit lifts it"
                : ", and more than can be held; vary fewer numbers, or give "
                  "fewer values"),
      Fault::limit);
  return false;
}

/// The points of a list: the first values of all, the second, and so on.
Points listed(const std::vector<Factor>& factors) {
  Points points{.factors = factors.size(), .values = {}};
  for (std::size_t row = 0; row < factors.front().levels.size(); ++row)
    for (const Factor& factor : factors)
      points.values.push_back(factor.levels[row]);
  return points;
}

bool check_list(const std::vector<Varied>& varied, Problems& problems) {
  const Varied& first = varied.front();
  const std::size_t faults = problems.count();
  for (const Varied& one : varied)
    if (one.levels.count() != first.levels.count())
      problems.add(
          one.place,
          text("a list needs as many values of each number, but {} "
               "has {} and {} has {}",
               shown(one.factor.name, 60), number(one.levels.count()),
               shown(first.factor.name, 60), number(first.levels.count())));
  return problems.count() == faults;
}

void refuse_repeated_points(const Points& points, Place place,
                            Problems& problems) {
  std::set<std::vector<double>> seen;
  for (std::size_t row = 0; row < points.count(); ++row) {
    const auto point = points.point(row);
    if (seen.emplace(point.begin(), point.end()).second) continue;
    return problems.add(place, text("the values number {} repeat a point "
                                    "before them; its runs would be made "
                                    "twice",
                                    row + 1));
  }
}

Points drawn(const DesignAsked& design, const std::vector<Factor>& factors) {
  Points points = unit_design(design.name, factors.size(),
                              std::size_t(design.points), design.seed);
  for (std::size_t i = 0; i < points.values.size(); ++i)
    points.values[i] = factors[i % factors.size()].at(points.values[i]);
  return points;
}

}  // namespace

void make_points(const DesignAsked& design, std::vector<Varied> varied,
                 const OpenData& open, bool limited, Study& study,
                 Problems& problems) {
  study.design = design.name;
  if (varied.empty()) return;
  if (design.name == DesignName::list && !check_list(varied, problems)) return;
  if (!check_size(design, varied, limited, problems)) return;
  for (Varied& one : varied) {
    one.factor.levels = written_out(one.levels);
    study.factors.push_back(std::move(one.factor));
  }

  switch (design.name) {
    case DesignName::grid: {
      std::vector<std::vector<double>> levels;
      for (const Factor& factor : study.factors)
        levels.push_back(factor.levels);
      study.points = full_grid(levels);
      break;
    }
    case DesignName::list:
      study.points = listed(study.factors);
      refuse_repeated_points(study.points, varied.front().place, problems);
      break;
    case DesignName::csv:
      if (const Source* const source = open(*design.file, "points")) {
        study.sources.push_back(source_file("points", *source));
        study.points = read_points(*source, study.factors, limited, problems);
      }
      break;
    default:
      study.points = drawn(design, study.factors);
  }
}

}  // namespace twinning
