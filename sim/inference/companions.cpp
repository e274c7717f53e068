#include "sim/inference/companions.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/luck.hpp"
#include "sim/base/ranks.hpp"
#include "sim/base/shuffle.hpp"
#include "sim/inference/association.hpp"

namespace twinning {
namespace {

constexpr double equal = 1e-9;  ///< what rounding alone parts

/// The ranks of known values at unit length, so that the sum of products of
/// two is their rank correlation; empty of values that do not vary.
Ranks scaled_ranks(std::span<const double> values) {
  Ranker ranker;
  Ranks ranks;
  ranker.rank(values, ranks);
  double squares = 0;
  for (const double rank : ranks) squares += rank * rank;
  if (squares == 0) return {};
  for (double& rank : ranks) rank /= std::sqrt(squares);
  return ranks;
}

double closeness(const Ranks& one, const Ranks& other) {
  double sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += one[i] * other[i];
  return std::abs(sum);
}

/// A response and columns of the units in which it is known.
struct Known {
  Known(std::span<const std::vector<double>> given,
        std::span<const double> of) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < of.size(); ++i)
      if (!std::isnan(of[i])) units.push_back(i);
    const auto take = [&](std::span<const double> from) {
      std::vector<double> taken;
      for (const std::size_t unit : units) taken.push_back(from[unit]);
      return taken;
    };
    response = take(of);
    for (const auto& column : given) columns.push_back(take(column));
  }
  std::vector<double> response;
  std::vector<std::vector<double>> columns;
};

/// A column that varies.
struct Candidate {
  std::size_t column;
  Ranks ranks;
  double closeness;
};

std::vector<Candidate> candidates(const Known& known, const Ranks& response) {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < known.columns.size(); ++i) {
    Ranks ranks = scaled_ranks(known.columns[i]);
    if (ranks.empty()) continue;
    const double close = closeness(ranks, response);
    out.push_back({i, std::move(ranks), close});
  }
  std::ranges::stable_sort(out, std::greater{}, &Candidate::closeness);
  return out;
}

/// How closely the closest column goes in each deal of the response.
std::vector<double> closest_by_luck(const std::vector<Candidate>& among,
                                    const Ranks& response, const Search& how) {
  const Luck luck(how.seed);
  std::vector<double> closest(how.permutations);
  Ranks dealt(response.size());
  for (std::size_t deal = 0; deal < closest.size(); ++deal) {
    const auto choose = [&](std::size_t last) {
      const auto words = luck.block(last, deal, permuting, 0);
      return below(last + 1, words[0], words[1]);
    };
    shuffle(response.size(), choose,
            [&](std::size_t place, std::uint32_t unit) {
              dealt[place] = response[unit];
            });
    for (const Candidate& each : among)
      closest[deal] = std::max(closest[deal], closeness(each.ranks, dealt));
  }
  return closest;
}

}  // namespace

std::vector<Companion> companions(std::span<const std::vector<double>> columns,
                                  std::span<const double> response,
                                  const Search& how) {
  const Known known(columns, response);
  if (known.response.size() < 3) return {};
  const Ranks ranks = scaled_ranks(known.response);
  if (ranks.empty()) return {};
  const auto among = candidates(known, ranks);
  const auto by_luck = closest_by_luck(among, ranks, how);

  std::vector<Companion> out;
  for (const Candidate& each : among) {
    if (out.size() == how.told) break;
    const auto as_close = std::ranges::count_if(
        by_luck, [&](double luck) { return luck >= each.closeness - equal; });
    out.push_back(
        {each.column,
         association_interval(known.columns[each.column], known.response,
                              rank_correlation, how.resampling),
         double(1 + as_close) / double(1 + by_luck.size())});
  }
  return out;
}

}  // namespace twinning
