#pragma once

#include <cstdint>
#include <vector>

#include "output/report/link_record.hpp"

namespace twinning::report {

/// What the runs show of one link in one year.
struct LinkState {
  double standing = 0;  ///< share of runs in which it stands
  double dormant = 0;   ///< share of runs in which it is dormant
  Phase phase{};        ///< the most frequent where it stands
  double trust = 0;     ///< mean where it stands; NaN: nowhere
  double value = 0;     ///< mean over all runs, 0 where it does not stand
  std::array<double, 4> phases{};  ///< shares of runs
};

/// Every link in every year, over runs taken one after the other.
class LinkStates {
 public:
  LinkStates(std::size_t links, std::vector<int> years);

  /// Takes a run; sums run in the order in which runs are taken.
  void take(const LinkRecord& record);

  [[nodiscard]] std::size_t runs() const { return runs_; }
  [[nodiscard]] std::size_t links() const { return links_; }
  [[nodiscard]] const std::vector<int>& years() const { return years_; }
  [[nodiscard]] LinkState at(std::size_t year, std::size_t link) const;

  /// The year in which it first stands in some run; years().size(): never.
  [[nodiscard]] std::size_t first_year(std::size_t link) const;
  /// The greatest share of runs in which it stands, over the years.
  [[nodiscard]] double most_standing(std::size_t link) const;

 private:
  struct Sums {
    std::array<std::uint32_t, 4> phases{};
    double trust = 0, value = 0;
  };
  std::size_t links_;
  std::vector<int> years_;
  std::size_t runs_ = 0;
  std::vector<Sums> sums_;  ///< [year][link]
};

}  // namespace twinning::report
