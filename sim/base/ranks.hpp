#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twinning {

/// Ranks of the values of a sample, in the order of the sample: whole numbers,
/// and therefore exact.  Of n values, the one with rank k of 1 … n has 2k − (n
/// + 1), so that ranks sum to 0; values that are equal share the average of
/// theirs.
using Ranks = std::vector<double>;

/// Ranks samples, in memory that it uses again and again.
class Ranker {
 public:
  /// Makes room for samples of at most `count` values, and of whole numbers
  /// below `count`.  Of fewer than 1000 values nothing is allocated after that;
  /// of more, what sorting by digits keeps for the time.
  void reserve(std::size_t count);

  /// Range:   any numbers; −0 is 0, and NaN above all others
  void rank(std::span<const double> values, Ranks& ranks);

  /// The same of whole numbers; takes time with n and with the highest.
  void rank(std::span<const std::uint32_t> values, Ranks& ranks);

  /// Each value's place among the different values there are, from 0: equal
  /// values have equal ones.  Gives how many there are.
  std::size_t place(std::span<const double> values,
                    std::span<std::uint32_t> places);

 private:
  struct Key {
    std::uint64_t key;  ///< orders as the value does
    std::uint32_t at;   ///< place in the sample
  };
  void sort(std::span<const double> values);

  std::vector<Key> keys_;
  std::vector<std::uint32_t> counts_;
};

/// The correlation of x and y that is left where what `held` says of them is
/// taken out: of the residuals of their regressions on it.
///
/// With A the matrix of sums of products of held…, x, y, each held variable h
/// is taken out in turn, A_ij ← A_ij − A_ih·A_hj/A_hh, and then
/// r = A_xy/√(A_xx·A_yy).  With nothing held this is Spearman's correlation.
///
/// Range:   ranks of one sample each, at most two held; one that does not
///          vary, or varies only with another, takes nothing out
/// Errors:  none; NaN where x or y does not vary beyond what is held, or with
///          fewer than three values more than are held
/// Source:  elimination: Anderson (2003), section 2.5; of ranks: Conover & Iman
///          (1981), Marino et al. (2008)
[[nodiscard]] double partial_correlation(
    const Ranks& x, const Ranks& y, std::span<const Ranks* const> held = {});

}  // namespace twinning
