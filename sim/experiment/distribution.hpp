#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/model/range.hpp"

namespace twinning {

/// The families.  The order is that of the rows of `distributions()`.
enum class Family { uniform, loguniform, normal, beta, triangular, integer };

/// A family of distributions, described once: the reader of studies, its
/// messages, the JSON Schema and the documentation are made from this.
struct DistributionKind {
  /// A number that the family takes, by its key in a study.
  struct Argument {
    std::string_view key;  ///< "low"; empty: no further argument
    std::string_view meaning;
    /// Its value if left out, infinite for a bound that is not there; none:
    /// required.
    std::optional<double> otherwise;
  };
  static constexpr std::size_t most_arguments = 4;

  Family family;
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
  /// below high", "high must be a number from 0 to 1, the range of what
  /// varies".  Empty: nothing.
  [[nodiscard]] static std::string fault(const DistributionKind& kind,
                                         const Arguments& arguments,
                                         const Range& range);

  /// The value below which the number lies with probability u: within the
  /// range whatever u is, and the same bits on every processor.
  ///
  /// Normal and beta are truncated to the range, the others must lie in it.  A
  /// normal without bounds ends 37 standard deviations from its mean.
  ///
  /// Range:   u in [0, 1]
  /// Source:  normal by Wichura (1988), beta by beta.hpp, others by inversion
  [[nodiscard]] double quantile(double u) const;

  [[nodiscard]] const DistributionKind& kind() const { return *kind_; }
  [[nodiscard]] const Arguments& arguments() const { return arguments_; }

 private:
  [[nodiscard]] double raw_quantile(double u) const;

  const DistributionKind* kind_;
  Arguments arguments_;
  double lowest_ = 0, highest_ = 0;
  double from_ = 0, to_ = 1;  ///< probabilities of lowest_ and highest_
  bool upper_tail_ = false;   ///< these are probabilities of lying above
};

}  // namespace twinning
