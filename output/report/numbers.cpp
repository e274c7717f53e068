#include "output/report/numbers.hpp"

#include <cmath>

#include "sim/base/text.hpp"

namespace twinning::report {

std::string spoken(double value) {
  if (std::isnan(value)) return "not known";
  const double size = std::abs(value);
  std::string words;
  if (size >= 999.5)
    words = with_commas(std::llround(size));
  else if (size >= 99.95)
    words = text("{:.0f}", size);
  else if (size >= 9.995)
    words = text("{:.1f}", size);
  else if (size >= 0.0995 || size == 0)
    words = text("{:.2f}", size);
  else
    words = text("{:.2g}", size);
  return (std::signbit(value) && size > 0 ? "−" : "") + words;
}

std::string percent(double share) {
  if (std::isnan(share)) return "not known";
  const double size = std::abs(share) * 100;
  std::string words;
  if (size >= 9.95 || size == 0)
    words = text("{:.0f}", size);
  else if (size >= 0.095)
    words = text("{:.1f}", size);
  else
    words = size >= 0.0095 ? text("{:.2f}", size) : std::string("0.01");
  const std::string sign = share < 0 && size > 0 ? "−" : "";
  const bool tiny = size > 0 && size < 0.0095;
  return text("{}{}{}\u00A0%", tiny ? "under " : "", tiny ? "" : sign, words);
}

std::string percent_change(double share) {
  const std::string words = percent(share);
  return share > 0 && !words.starts_with("under") ? "+" + words : words;
}

std::string change(double value) {
  return (value > 0 ? "+" : "") + spoken(value);
}

std::string exact(double value) {
  return std::isnan(value) ? std::string() : text("{}", value);
}

std::string with_interval(const Ensemble& found) {
  if (found.runs < 2) return spoken(found.mean);
  return text("{} ({} to {})", spoken(found.mean), spoken(found.low),
              spoken(found.high));
}

std::string counted(std::size_t count, const std::string& one) {
  return text("{} {}{}", with_commas(static_cast<long long>(count)), one,
              count == 1 ? "" : "s");
}

}  // namespace twinning::report
