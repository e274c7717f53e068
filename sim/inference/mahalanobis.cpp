#include "sim/inference/mahalanobis.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double least_eigenvalue = 1e-10;  ///< of the largest
/// Distances nearer to each other than this are equal: what rounding parts.
constexpr double equal = 1e-9;

bool all_known(std::span<const double> values) {
  return std::ranges::none_of(values, [](double x) { return std::isnan(x); });
}

/// Runs in which all is known, the observation last: one a row.
Eigen::MatrixXd rows_of(std::span<const double> runs,
                        std::span<const double> observed) {
  const std::size_t numbers = observed.size();
  std::vector<std::span<const double>> rows;
  for (std::size_t at = 0; at + numbers <= runs.size(); at += numbers)
    if (all_known(runs.subspan(at, numbers)))
      rows.push_back(runs.subspan(at, numbers));
  rows.push_back(observed);

  Eigen::MatrixXd out(Eigen::Index(rows.size()), Eigen::Index(numbers));
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t i = 0; i < numbers; ++i)
      out(Eigen::Index(row), Eigen::Index(i)) = rows[row][i];
  return out;
}

/// Takes off each number's mean and scales it to unit variance.
void standardise(Eigen::MatrixXd& rows) {
  for (Eigen::Index i = 0; i < rows.cols(); ++i) {
    rows.col(i).array() -= rows.col(i).mean();
    const double spread =
        std::sqrt(rows.col(i).squaredNorm() / double(rows.rows()));
    if (spread > 0) rows.col(i) /= spread;
  }
}

/// The rows in directions that are not correlated, each of unit variance;
/// directions in which nothing varies are left out.
Eigen::MatrixXd in_directions(const Eigen::MatrixXd& rows) {
  const Eigen::MatrixXd covariance =
      rows.transpose() * rows / double(rows.rows() - 1);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(covariance);
  const Eigen::VectorXd& values = solved.eigenvalues();  // ascending
  const double least = least_eigenvalue * values.tail(1).value();

  Eigen::Index first = 0;
  while (first < values.size() && !(values(first) > least)) ++first;
  const Eigen::Index rank = values.size() - first;
  return rows * solved.eigenvectors().rightCols(rank) *
         values.tail(rank).cwiseSqrt().cwiseInverse().asDiagonal();
}

}  // namespace

Mahalanobis mahalanobis_test(std::span<const double> runs,
                             std::span<const double> observed) {
  Mahalanobis out{none, none, 0, 0, observed.size()};
  if (observed.empty() || !all_known(observed)) return out;
  Eigen::MatrixXd rows = rows_of(runs, observed);
  out.runs = std::size_t(rows.rows()) - 1;
  if (out.runs < 2) return out;

  standardise(rows);
  const Eigen::MatrixXd apart = in_directions(rows);
  out.rank = std::size_t(apart.cols());
  const Eigen::VectorXd distances = apart.rowwise().squaredNorm();
  const double own = distances(distances.size() - 1);
  out.distance = own;
  out.chance = double((distances.array() >= own - equal).count()) /
               double(distances.size());
  return out;
}

}  // namespace twinning
