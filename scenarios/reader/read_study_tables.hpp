#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/reader/data.hpp"
#include "scenarios/reader/levels.hpp"
#include "scenarios/reader/read_scenario.hpp"
#include "sim/experiment/study.hpp"

namespace twinning {

/// A design as a study asks for it.
struct DesignAsked {
  DesignName name = DesignName::grid;
  Place place;               ///< of [design]; where it is absent, of the study
  std::uint64_t points = 0;  ///< or trajectories, or base points
  std::uint64_t seed = 1;
  const Node* file = nullptr;  ///< of points (csv)

  [[nodiscard]] const DesignKind& kind() const { return design_kind(name); }
};

/// A number that varies, with the place where the study says so.
struct Varied {
  Factor factor;  ///< its levels are not written out
  Place place;    ///< of its name
  Levels levels;
};

// Each reads a part of a study file; every fault goes to `problems`.

/// The scenarios that a study names, with what its [record] and the command
/// line change in them; those at fault are left out.
[[nodiscard]] std::vector<Scenario> read_study_scenarios(
    const Node& table, const ReadOptions& options, Problems& problems);

/// name, replicates, random_numbers and [record].  The scenarios are known;
/// without any, what names parts of them is passed over.
void read_study_head(const Node& table, const ReadOptions& options,
                     Study& study, Problems& problems);
void read_study_record(const Node& table, Study& study, Problems& problems);

/// `replicates` as a table: as many as a precision needs.
void read_precision(const Node& table, Study& study, Problems& problems);

/// [design] and [[vary]]; nothing if a design is none that is known, and then
/// what varies is read for its own faults.  Without all scenarios (one is at
/// fault) levers that are not found are passed over.
[[nodiscard]] std::optional<DesignAsked> read_design(const Node& table,
                                                     Problems& problems);
[[nodiscard]] std::vector<Varied> read_vary(const Node& table,
                                            const DesignAsked* design,
                                            const std::vector<Scenario>& known,
                                            bool all_known, Problems& problems);

/// Makes the factors and points of a study whose parts so far have no fault.
void make_points(const DesignAsked& design, std::vector<Varied> varied,
                 const OpenData& open, bool limited, Study& study,
                 Problems& problems);

/// The rows of a file of points: columns named as the factors, and any whose
/// names begin with "note".
[[nodiscard]] Points read_points(const Source& source,
                                 const std::vector<Factor>& factors,
                                 bool limited, Problems& problems);

/// Refuses a design at whose points a rule between parameters is broken.
void check_points(const Study& study, const std::vector<Place>& places,
                  Problems& problems);

/// As many values, points × numbers varied, has a design that is not asked to
/// be larger, and any design.
inline constexpr std::uint64_t most_values = std::uint64_t{1} << 25;
inline constexpr std::uint64_t most_values_ever = std::uint64_t{1} << 40;

}  // namespace twinning
