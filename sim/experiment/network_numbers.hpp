#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/simulated.hpp"

namespace twinning {

/// One link of a network: its cities' rows, and when it was signed.
struct NetworkLink {
  std::size_t first, second;  ///< rows of the scenario's cities
  int year_signed;            ///< or unknown_year
};

/// One respect in which networks are compared: shares that sum to 1, NaN of a
/// network without a link that is known in that respect.
struct NetworkRespect {
  std::string_view name;
  std::string_view words;
  std::vector<std::string> parts;  ///< what each share is of
  std::vector<double> (*shares)(const class NetworkScale& scale,
                                std::span<const NetworkLink> links);
};

/// What all networks of a relation are measured with: thirds of the sizes of
/// each bloc's cities, quarters of the distances of all pairs, decades.
class NetworkScale {
 public:
  NetworkScale(const Scenario& scenario, std::size_t relation, int until);

  [[nodiscard]] std::size_t size_third(std::size_t city) const {
    return third_[city];
  }
  [[nodiscard]] std::size_t distance_quarter(std::size_t first,
                                             std::size_t second) const;
  [[nodiscard]] int first_decade() const { return first_decade_; }
  [[nodiscard]] std::size_t decades() const { return decades_; }

  /// Shares of places with 1, 2, 3, and 4 or more links among those that have
  /// one, of each bloc; of links by decade of signing, by the sizes of their
  /// two cities, and by distance.
  [[nodiscard]] std::vector<NetworkRespect> respects() const;

 private:
  [[nodiscard]] double apart(std::size_t first, std::size_t second) const;

  const Scenario& scenario_;
  std::vector<std::size_t> third_;  ///< of each city within its bloc
  std::vector<double> quarters_;    ///< three bounds of distances [km]
  int first_decade_;
  std::size_t decades_;
};

}  // namespace twinning
