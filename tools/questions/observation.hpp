#pragma once

#include <filesystem>
#include <string>

#include "output/results.hpp"
#include "output/table.hpp"
#include "sim/experiment/observation_fit.hpp"
#include "tools/console/csv.hpp"

namespace twinning {

/// What the runs of a result left behind, for comparison with observations.
///
/// Errors:  UserError(input) of a result of several scenarios, of summaries
///          only, or without a finished run
[[nodiscard]] Simulated simulated_of(const Results& results,
                                     const std::string& file);

/// The folder of observations beside the one that the cities of the runs were
/// read from, or that which was installed with the program.
///
/// Errors:  UserError(command_line) if neither is there
[[nodiscard]] std::filesystem::path usual_observations(
    const Simulated& simulated);

/// The comparison as a researcher reads it, as JSON, and as rows of a table.
[[nodiscard]] std::string words_of(const ObservationFit& fit,
                                   const Observed& observed,
                                   const Simulated& simulated);
[[nodiscard]] std::string json_of(const ObservationFit& fit,
                                  const Observed& observed,
                                  const Simulated& simulated,
                                  const std::string& result_file);
void write_fit(const ObservationFit& fit, CsvFile& csv);

/// The comparison as a result keeps it: /observed and the groups in it.
[[nodiscard]] std::vector<Table> tables_of(const ObservationFit& fit,
                                           const Observed& observed);

/// A number of a table of observations, and its years: "44.4", " 1980–1989".
[[nodiscard]] std::string number_words(double value);
[[nodiscard]] std::string years_of(const QuantityFit& fit);

/// What the numbers come to, in sentences.
[[nodiscard]] std::vector<std::string> verdicts(const ObservationFit& fit);

}  // namespace twinning
