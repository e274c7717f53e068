#pragma once

namespace twinning::exact {

/// Elementary functions with the same bits on every processor; the C library
/// picks other variants where there is fused multiply-add.  The only door to
/// SLEEF, whose FMA-free functions these are; within 1.0 unit in the last
/// place.  The lanes' versions stand in math_lanes.hpp and give the same bits.
[[nodiscard]] double exp(double x);
[[nodiscard]] double log(double x);
[[nodiscard]] double log1p(double x);
[[nodiscard]] double pow(double x, double y);
[[nodiscard]] double sin(double x);
[[nodiscard]] double cos(double x);
[[nodiscard]] double asin(double x);

/// The standard normal quantile Φ⁻¹(p).
///
/// Range:   p in (0, 1)
/// Source:  Wichura (1988), algorithm AS 241, PPND16: relative accuracy 1e-16
[[nodiscard]] double normal_quantile(double p);

}  // namespace twinning::exact
