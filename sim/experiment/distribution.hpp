#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/model/range.hpp"

namespace twinning {

/// A family of distributions, described once: the reader of studies, its
/// messages, the JSON Schema and the documentation are made from this.
struct DistributionKind {
  /// A number that the family takes, by its key in a study.
  struct Argument {
    std::string_view key;  ///< "low"; empty: no further argument
    std::string_view meaning;
    std::optional<double> otherwise;  ///< its value if left out; none: required
  };
  static constexpr std::size_t most_arguments = 4;

  std::string_view name;  ///< as in `distribution = "uniform"`
  std::array<Argument, most_arguments> arguments;
  std::string_view meaning;

  [[nodiscard]] std::size_t argument_count() const;
};

/// uniform, loguniform, normal, beta, triangular, integer.
[[nodiscard]] std::span<const DistributionKind> distributions();
[[nodiscard]] const DistributionKind* find_distribution(std::string_view name);

/// What a varied number is drawn from.
///
/// Range:   the arguments are those of `fault`, in the order of the kind's row
class Distribution {
 public:
  using Arguments = std::array<double, DistributionKind::most_arguments>;

  Distribution(const DistributionKind& kind, const Arguments& arguments,
               const Range& range);

  /// What is wrong with arguments, for a number of that range: "low must be
  /// below high", "must lie within 0 to 1, the range of trust.gain".  Empty:
  /// nothing.
  [[nodiscard]] static std::string fault(const DistributionKind& kind,
                                         const Arguments& arguments,
                                         const Range& range);

  /// The value below which the number lies with probability u; the
  /// distribution is truncated to its range.
  ///
  /// Range:   u in [0, 1]
  /// Source:  quantiles of Boost.Math; triangular by inversion
  [[nodiscard]] double quantile(double u) const;

  [[nodiscard]] const DistributionKind& kind() const { return *kind_; }
  [[nodiscard]] const Arguments& arguments() const { return arguments_; }

 private:
  const DistributionKind* kind_;
  Arguments arguments_;
  double from_ = 0, to_ = 1;  ///< probabilities of the ends of the range
  double lowest_ = 0, highest_ = 0;
};

}  // namespace twinning
