#pragma once

#include <string>

#include "tools/comparisons/comparison_report.hpp"
#include "tools/console/interval_words.hpp"

namespace twinning {

// Parts of what `compare` tells; but for the first, of one scenario in one
// relation.

/// Of several scenarios, what became of deals under each, a line for each and
/// the greatest gain first.
[[nodiscard]] std::string overview_words(const ComparisonReport& report);

/// "+3.2 % (+2.9 to +3.5)": the difference in hundredths of the base.
[[nodiscard]] std::string percent_words(const Difference& found);

/// "+3.2": the same alone.
[[nodiscard]] std::string in_percent(const Difference& found);

/// "81:19": in how many pairs of a hundred one way and the other.
[[nodiscard]] std::string share_words(const Interval& one,
                                      const Interval& other);

/// "1,200".
[[nodiscard]] std::string count_words(std::size_t count);

/// What is found of deals a year; null if nothing is.
[[nodiscard]] const ComparedQuantity* deals_of(const ComparedWith& with,
                                               std::size_t relation);

/// What is found of deals, which is what most ask for first: "more deals a
/// year: +3.2 % (+2.9 to +3.5)"; empty if nothing is.
[[nodiscard]] std::string verdict_sentence(const ComparedWith& with,
                                           std::size_t relation, double level);

/// The statistics by their verdicts; the decided ones with their numbers, and
/// what it would take to settle the open ones.
[[nodiscard]] std::string statistics_words(const ComparedWith& with,
                                           std::size_t relation, double level);

/// "better in 9, worse in 2, open in 3".
[[nodiscard]] std::string verdict_counts(const ComparedWith& with,
                                         std::size_t relation, double level);

/// How many independent runs each pair of runs is worth.
[[nodiscard]] std::string pairing_words(const ComparedWith& with,
                                        std::size_t relation);

/// When the difference comes and how large it grows, a line for each
/// observable in which a year is decided.
[[nodiscard]] std::string years_words(const ComparedWith& with,
                                      std::size_t relation, double level);

/// The cities that gain most and lose most.
[[nodiscard]] std::string cities_words(const ComparedWith& with,
                                       std::size_t relation, double level);

}  // namespace twinning
