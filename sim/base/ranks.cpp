#include "sim/base/ranks.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/sort/spreadsort/integer_sort.hpp>
#include <cmath>
#include <limits>

namespace twinning {
namespace {

/// A whole number that orders as the value does.
std::uint64_t ordered(double value) {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  if (std::isnan(value)) return ~std::uint64_t{0};
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// The rank that values share of which `below` are lower and `equal` alike.
double shared_rank(std::size_t below, std::size_t equal, std::size_t count) {
  return double(2 * below + equal) - double(count);
}

constexpr std::size_t most_held = 2;
constexpr std::size_t most = most_held + 2;
using Products = std::array<std::array<double, most>, most>;

/// The sum of products, always added up in this order.
double product(const Ranks& a, const Ranks& b) {
  constexpr std::size_t sums = 8;
  std::array<double, sums> sum{};
  const std::size_t whole = a.size() / sums * sums;
  for (std::size_t at = 0; at < whole; at += sums)
    for (std::size_t i = 0; i < sums; ++i) sum[i] += a[at + i] * b[at + i];
  for (std::size_t at = whole; at < a.size(); ++at) sum[0] += a[at] * b[at];
  for (std::size_t half = sums / 2; half > 0; half /= 2)
    for (std::size_t i = 0; i < half; ++i) sum[i] += sum[i + half];
  return sum[0];
}

Products products(std::span<const Ranks* const> variables) {
  Products sums{};
  for (std::size_t i = 0; i < variables.size(); ++i)
    for (std::size_t j = i; j < variables.size(); ++j)
      sums[i][j] = sums[j][i] = product(*variables[i], *variables[j]);
  return sums;
}

}  // namespace

void Ranker::reserve(std::size_t count) {
  keys_.reserve(count);
  counts_.reserve(count + 1);
}

void Ranker::sort(std::span<const double> values) {
  keys_.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    keys_[i] = {ordered(values[i]), std::uint32_t(i)};
  boost::sort::spreadsort::integer_sort(
      keys_.begin(), keys_.end(),
      [](const Key& key, unsigned bits) { return key.key >> bits; },
      [](const Key& a, const Key& b) { return a.key < b.key; });
}

void Ranker::rank(std::span<const double> values, Ranks& ranks) {
  sort(values);
  const std::size_t count = values.size();
  ranks.resize(count);
  for (std::size_t from = 0, to = 0; from < count; from = to) {
    while (to < count && keys_[to].key == keys_[from].key) ++to;
    const double rank = shared_rank(from, to - from, count);
    for (std::size_t i = from; i < to; ++i) ranks[keys_[i].at] = rank;
  }
}

void Ranker::rank(std::span<const std::uint32_t> values, Ranks& ranks) {
  const std::size_t count = values.size();
  ranks.resize(count);
  if (count == 0) return;
  const std::size_t levels = *std::ranges::max_element(values) + 1;
  counts_.assign(levels + 1, 0);
  for (const std::uint32_t value : values) ++counts_[value + 1];
  for (std::size_t level = 0; level < levels; ++level)
    counts_[level + 1] += counts_[level];
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t below = counts_[values[i]];
    ranks[i] = shared_rank(below, counts_[values[i] + 1] - below, count);
  }
}

std::size_t Ranker::place(std::span<const double> values,
                          std::span<std::uint32_t> places) {
  sort(values);
  std::uint32_t different = 0;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (i > 0 && keys_[i].key != keys_[i - 1].key) ++different;
    places[keys_[i].at] = different;
  }
  return keys_.empty() ? 0 : different + 1;
}

double partial_correlation(const Ranks& x, const Ranks& y,
                           std::span<const Ranks* const> held) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  // What is left of a variance by rounding alone.
  constexpr double none_left = 1e-10;
  if (x.size() < held.size() + 3) return nothing;

  std::array<const Ranks*, most> variables{};
  std::ranges::copy(held, variables.begin());
  const std::size_t i = held.size();
  const std::size_t j = i + 1;
  variables[i] = &x;
  variables[j] = &y;
  const Products whole = products(std::span(variables).first(j + 1));

  Products left = whole;
  const auto varies = [&](std::size_t variable) {
    return left[variable][variable] > none_left * whole[variable][variable];
  };
  for (std::size_t h = 0; h < held.size(); ++h) {
    if (!varies(h)) continue;
    const Products before = left;
    for (std::size_t row = h; row <= j; ++row)
      for (std::size_t column = h; column <= j; ++column)
        left[row][column] -= before[row][h] * before[h][column] / before[h][h];
  }
  if (!varies(i) || !varies(j)) return nothing;
  return left[i][j] / (std::sqrt(left[i][i]) * std::sqrt(left[j][j]));
}

}  // namespace twinning
