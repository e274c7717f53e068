#include "sim/experiment/designs/saltelli.hpp"

#include "sim/experiment/designs/sobol.hpp"

namespace twinning {

Points saltelli_design(std::size_t factors, std::size_t base_points,
                       std::uint64_t seed) {
  const Points base = sobol_design(2 * factors, base_points, seed);
  Points design{.factors = factors, .values = {}};
  design.values.reserve(base_points * (factors + 2) * factors);

  const auto add = [&](std::span<const double> row) {
    design.values.insert(design.values.end(), row.begin(), row.end());
  };
  for (std::size_t point = 0; point < base_points; ++point) {
    const auto a = base.point(point).first(factors);
    const auto b = base.point(point).last(factors);
    add(a);
    for (std::size_t factor = 0; factor < factors; ++factor) {
      add(a);
      *(design.values.end() - std::ptrdiff_t(factors - factor)) = b[factor];
    }
    add(b);
  }
  return design;
}

}  // namespace twinning
