#include "sim/model/economies.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/base/math.hpp"

namespace twinning {
namespace {

double sum(const SectorMix& shares) {
  return std::accumulate(shares.begin(), shares.end(), 0.0);
}

bool has_shares(const SectorMix& shares) { return !std::isnan(shares[0]); }

SectorMix scaled(SectorMix shares) {
  const double total = sum(shares);
  for (double& share : shares) share /= total;
  return shares;
}

/// Mean of the scaled shares over the cities of each bloc that have any.
std::vector<SectorMix> mean_economies(const CityTable& cities,
                                      std::size_t blocs) {
  std::vector<SectorMix> mean(blocs, SectorMix{});
  std::vector<double> count(blocs, 0);
  for (std::size_t city = 0; city < cities.count(); ++city) {
    if (!has_shares(cities.sector_shares[city])) continue;
    const std::size_t bloc = index(cities.bloc[city]);
    const SectorMix shares = scaled(cities.sector_shares[city]);
    for (std::size_t k = 0; k < sectors; ++k) mean[bloc][k] += shares[k];
    ++count[bloc];
  }
  for (std::size_t bloc = 0; bloc < blocs; ++bloc)
    for (double& share : mean[bloc]) share /= std::max(1.0, count[bloc]);
  return mean;
}

/// Median of the sizes known in each bloc.
std::vector<double> median_sizes(const CityTable& cities, std::size_t blocs) {
  std::vector<std::vector<double>> known(blocs);
  for (std::size_t city = 0; city < cities.count(); ++city)
    if (!std::isnan(cities.size[city]))
      known[index(cities.bloc[city])].push_back(cities.size[city]);

  std::vector<double> median(blocs, 1.0);
  for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
    std::vector<double>& sorted = known[bloc];
    if (sorted.empty()) continue;
    std::ranges::sort(sorted);
    const std::size_t middle = sorted.size() / 2;
    median[bloc] = sorted.size() % 2 == 1
                       ? sorted[middle]
                       : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }
  return median;
}

}  // namespace

std::vector<SectorMix> economies(const CityTable& cities, std::size_t blocs) {
  const std::vector<SectorMix> mean = mean_economies(cities, blocs);
  SectorMix even;
  even.fill(1.0 / sectors);

  std::vector<SectorMix> result;
  for (std::size_t city = 0; city < cities.count(); ++city) {
    if (!has_shares(cities.sector_shares[city])) {
      result.push_back(even);
      continue;
    }
    SectorMix quotients = scaled(cities.sector_shares[city]);
    for (std::size_t k = 0; k < sectors; ++k) {
      const double usual = mean[index(cities.bloc[city])][k];
      quotients[k] = usual > 0 ? quotients[k] / usual : 0;
    }
    result.push_back(scaled(quotients));
  }
  return result;
}

double compatibility(const SectorMix& first, const SectorMix& second) {
  const auto demand = [](double share) { return 0.5 * share + 1.0 / 16; };

  double mismatch = 0;
  double product = 0;
  double square_first = 0;
  double square_second = 0;
  for (std::size_t k = 0; k < sectors; ++k) {
    mismatch += std::abs(demand(second[k]) - first[k]) +
                std::abs(demand(first[k]) - second[k]);
    product += first[k] * second[k];
    square_first += first[k] * first[k];
    square_second += second[k] * second[k];
  }
  const double complementarity = 1 - 0.25 * mismatch;
  const double cosine =
      product / (std::sqrt(square_first) * std::sqrt(square_second));
  return 0.7 * complementarity + 0.3 * cosine;
}

Sizes sizes(const CityTable& cities, std::size_t blocs, bool equal) {
  const std::vector<double> median = median_sizes(cities, blocs);
  Sizes result;
  std::vector<double> mean_log(blocs, 0);
  std::vector<double> count(blocs, 0);
  for (std::size_t city = 0; city < cities.count(); ++city) {
    const std::size_t bloc = index(cities.bloc[city]);
    const double given = cities.size[city];
    const double size = std::isnan(given) ? median[bloc] : given;
    result.size.push_back(size);
    result.z.push_back(exact::log(size));
    mean_log[bloc] += exact::log(size);
    ++count[bloc];
  }
  for (std::size_t bloc = 0; bloc < blocs; ++bloc)
    mean_log[bloc] /= std::max(1.0, count[bloc]);

  for (std::size_t city = 0; city < cities.count(); ++city) {
    const double mean = mean_log[index(cities.bloc[city])];
    if (equal) result.size[city] = exact::exp(mean);
    result.z[city] = equal ? 0 : result.z[city] - mean;
  }
  return result;
}

}  // namespace twinning
