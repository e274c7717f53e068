#include "tools/console/interval_words.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Decimals that show two digits of half the width of an interval.
int decimals(double value, const Interval& interval) {
  double size = (interval.high - interval.low) / 2;
  if (!(size > 0)) size = std::abs(value) / 10;
  if (!(size > 0)) return 0;
  return std::clamp(1 - int(std::floor(std::log10(size))), 0, 6);
}

}  // namespace

std::string signed_number(double value, const Interval& interval) {
  if (std::isnan(value)) return "–";
  return text("{:+.{}f}", value, decimals(value, interval));
}

std::string words_of(const Interval& interval) {
  if (std::isnan(interval.low)) return "not known";
  const int places = decimals(interval.mean, interval);
  return text("{:+.{}f} to {:+.{}f}", interval.low, places, interval.high,
              places);
}

std::string share_words(const Interval& share, std::string_view unit) {
  if (std::isnan(share.mean)) return "–";
  return text("{:.0f}{} ({:.0f} to {:.0f})", 100 * share.mean, unit,
              100 * share.low, 100 * share.high);
}

}  // namespace twinning
