#include "output/report/factor_steps.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/ranks.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {

FactorSteps::FactorSteps(std::span<const CellFindings> cells,
                         std::size_t factor, std::size_t steps) {
  std::vector<double> all;
  for (const CellFindings& cell : cells) all.push_back(cell.factors[factor]);
  std::ranges::sort(all);
  std::vector<double> levels = all;
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  own_ = levels.size() <= most_levels;
  if (own_) {
    ends_ = levels;
    return;
  }
  for (std::size_t i = 1; i <= steps; ++i)
    ends_.push_back(all[i * all.size() / steps - 1]);
}

std::size_t FactorSteps::of(double value) const {
  const auto end = std::ranges::lower_bound(ends_, value);
  return std::min(std::size_t(end - ends_.begin()), ends_.size() - 1);
}

std::string FactorSteps::words(std::size_t step) const {
  return text("{}{:.3g}", own_ ? "" : "≤ ", ends_[step]);
}

double correlation(std::span<const CellFindings> cells, std::size_t factor,
                   std::size_t relation) {
  std::vector<double> x, y;
  for (const CellFindings& cell : cells)
    if (std::isfinite(cell.found[relation].mean)) {
      x.push_back(cell.factors[factor]);
      y.push_back(cell.found[relation].mean);
    }
  if (x.size() < 3) return unknown;
  Ranker ranker;
  Ranks a, b;
  ranker.rank(x, a);
  ranker.rank(y, b);
  return partial_correlation(a, b);
}

std::vector<std::size_t> by_strength(std::span<const CellFindings> cells,
                                     std::size_t factors) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < factors; ++i) {
    const double found = correlation(cells, i, 0);
    order.emplace_back(std::isfinite(found) ? -std::abs(found) : 1.0, i);
  }
  std::ranges::sort(order);
  std::vector<std::size_t> sorted;
  for (const auto& [strength, factor] : order) sorted.push_back(factor);
  return sorted;
}

}  // namespace twinning::report
