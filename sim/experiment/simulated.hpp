#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// What runs of one scenario left behind, as far as it can be held against what
/// was observed.  Runs that failed or are missing are not among them.
struct Simulated {
  Scenario scenario;
  std::size_t runs = 0;
  std::size_t points = 1;  ///< of a study's design, over which runs are mixed
  std::uint64_t seed = 1;
  std::vector<int> years;

  /// Yearly observables by name, [run][year][relation]; without those that
  /// were not recorded.
  std::map<std::string, std::vector<double>, std::less<>> yearly;

  /// The table of links; no links if it was not recorded.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> codes;  ///< of cities
  std::vector<std::size_t> relation;  ///< row of the scenario's relations
  std::vector<int> link_years;        ///< that are recorded, ascending
  std::vector<double> status;         ///< [run][link_year][link]
  /// Columns of the last recorded year by name, [run][link].
  std::map<std::string, std::vector<double>, std::less<>> links;

  [[nodiscard]] std::size_t link_count() const { return codes.size(); }

  /// Why years are not all simulated, and until when the runs would have to
  /// go; empty: they are.
  [[nodiscard]] std::string why_not_simulated(int from, int to,
                                              int until) const;

  /// A column of the last year; empty if not recorded.
  [[nodiscard]] const std::vector<double>& column(std::string_view name) const;

  /// The row of the link between two cities, in either order.
  [[nodiscard]] std::size_t link_of(std::uint32_t first,
                                    std::uint32_t second) const;
  static constexpr std::size_t no_link = ~std::size_t{0};

  /// The row of a relation in the scenario; `no_link` if it has none such.
  [[nodiscard]] std::size_t relation_of(std::string_view name) const;
};

/// How much of a quantity the runs were told beforehand.
enum class GivenAs : std::uint8_t {
  input,      ///< the scenario says it
  partly,     ///< it follows in part from what the scenario says
  fitted,     ///< a parameter was chosen so that it comes out
  predicted,  ///< the runs were told nothing of it
};
[[nodiscard]] std::string_view given_name(GivenAs given);

/// Links of a relation are given by the scenario, form in the runs, or both.
[[nodiscard]] GivenAs signings_given(const Simulated& simulated,
                                     std::size_t relation, int until);

}  // namespace twinning
