#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/varied_parameter.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// The cities of a result, one vector a column.
struct ResultCities {
  std::vector<std::uint32_t> code;
  std::vector<std::string> name, bloc, country;
  std::vector<double> latitude, longitude;
};

/// The axes of a result and what is said of each run.
struct ResultAxes {
  std::string title;
  std::vector<std::string> scenarios;
  std::vector<int> years;
  std::vector<std::string> relations;
  std::size_t runs_planned = 0;
  std::size_t runs_done = 0;  ///< rows below hold NaN for the others
  std::vector<std::uint32_t> run_scenario, run_point, run_replicate;
  std::vector<std::uint8_t> run_status;  ///< 0 missing, 1 done, 2 failed
  std::vector<std::string> run_hash;
  std::vector<std::string> run_failure;  ///< reason, where failed
  std::vector<VariedParameter> varied;   ///< parameters that differ by run
  ResultCities cities;
  std::size_t runs_failed = 0;
  std::uint64_t seed = 0;
  std::string program_version, model_version;
  bool complete = false;
};

/// A result file, or the parts folder of a study under way, checked by a child
/// process with limits on memory and time before a number of it is believed.
///
/// Errors:  UserError(file) if it cannot be opened; UserError(input) if it is
///          no result, of a later format, or damaged
class Results {
 public:
  explicit Results(const std::filesystem::path& file);
  ~Results();
  Results(Results&&) noexcept;

  [[nodiscard]] const ResultAxes& axes() const;

  /// One yearly observable, shape [run][year][relation].
  [[nodiscard]] std::vector<double> yearly(std::string_view observable) const;

  /// One column of the links' table, shape [run][year or 1][link]; empty if
  /// not recorded.  `link_codes` gives the cities' codes of each link.
  [[nodiscard]] std::vector<double> links(std::string_view column) const;
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>>
  link_codes() const;
  [[nodiscard]] std::vector<int> link_years() const;
  [[nodiscard]] std::vector<std::string> link_relations() const;

  /// One observable of recorded cities, [run][year][city][relation]; empty if
  /// not recorded.
  [[nodiscard]] std::vector<double> cities(std::string_view observable) const;
  [[nodiscard]] std::vector<std::uint32_t> recorded_cities() const;

  /// The log of one run, if recorded.
  [[nodiscard]] std::vector<Event> events(std::size_t run) const;

  /// What /provenance says: names and values in the order of the file.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> provenance()
      const;

  /// The scenarios as TOML and the files they were read from.
  [[nodiscard]] std::vector<std::string> resolved_scenarios() const;
  [[nodiscard]] std::vector<SourceFile> sources() const;

 private:
  struct Source;
  std::unique_ptr<Source> source_;
};

}  // namespace twinning
