#pragma once

namespace twinning {

/// The beta distribution on 0 to 1, with the same bits on every processor.

/// The chance that a number of Beta(alpha, beta) lies below x: the regularised
/// incomplete beta function.
///
/// Range:   alpha and beta above 0, up to 1,000; x in [0, 1]
/// Source:  the continued fraction of Didonato & Morris (1992), DLMF 8.17.22;
///          within 1e-11 of itself
[[nodiscard]] double beta_probability(double alpha, double beta, double x);

/// The x below which a number of Beta(alpha, beta) lies with probability p,
/// found by halving: it never falls as p rises.
[[nodiscard]] double beta_quantile(double alpha, double beta, double p);

}  // namespace twinning
