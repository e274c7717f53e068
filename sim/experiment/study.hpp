#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/design.hpp"
#include "sim/experiment/distribution.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// A number that a study varies: a parameter of the model, or the amount of a
/// lever of its scenarios.
struct Factor {
  enum class Of { parameter, lever };

  Of of = Of::parameter;
  std::string name;     ///< "trust.gain", or the lever's own name
  std::string unit;     ///< these three are those of the parameter's row, or of
  std::string meaning;  ///< the row of the lever's kind
  Range range;
  std::vector<double> levels;                ///< as given; empty: drawn
  std::optional<Distribution> distribution;  ///< none: levels, equally likely

  /// Its value where a design over the unit cube has u.
  ///
  /// Range:   u in [0, 1]; a distribution or at least one level
  [[nodiscard]] double at(double u) const;
};

/// When a point has had enough replicates: the confidence interval of the mean
/// of a quantity is as narrow as asked.
struct Precision {
  std::string quantity;  ///< a yearly observable, or a statistic of the run
  std::string relation;
  std::optional<int> year;  ///< of an observable; a statistic has none
  double half_width = 0;    ///< of the interval, in the quantity's unit
  bool relative = false;    ///< half_width is a share of the mean
  double confidence = 0.95;
  std::uint32_t at_least = 20;
};

/// What a study makes and keeps, complete and valid: the reader has seen to
/// it, and nothing downstream validates again.
///
/// A cell of the study is a scenario at a point of the design; cells are
/// numbered scenario by scenario.
struct Study {
  std::string name;
  std::vector<Scenario> scenarios;
  std::vector<Factor> factors;
  DesignName design = DesignName::grid;
  Points points;                   ///< values of the factors
  std::uint32_t replicates = 100;  ///< of a point; at most, with `until`
  std::optional<Precision> until;
  bool common_random_numbers = true;

  enum class Runs { all, aggregates };
  Runs runs = Runs::all;
  std::vector<std::string> observables;  ///< yearly ones; empty: all

  std::vector<SourceFile> sources;  ///< the study's own file and points.csv
  std::string resolved;             ///< itself as TOML

  /// Design points; one if nothing is varied.
  [[nodiscard]] std::size_t design_points() const {
    return factors.empty() ? 1 : points.count();
  }
  [[nodiscard]] std::size_t cell_count() const {
    return scenarios.size() * design_points();
  }
};

/// The scenario of a cell, with the values that the factors take there; without
/// the texts of its sources.  With independent random numbers its seed is of
/// its own: the hash of all that determines it.
///
/// Range:   cell < study.cell_count()
[[nodiscard]] Scenario scenario_at(const Study& study, std::size_t cell);

/// The value of a factor in a cell.
[[nodiscard]] double value_at(const Study& study, std::size_t factor,
                              std::size_t cell);

}  // namespace twinning
