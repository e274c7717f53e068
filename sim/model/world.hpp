#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/column.hpp"
#include "sim/model/comparisons.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// What a policy makes of a number: the greater of a bound and a multiple.
/// Several levers on one number make one of these.
struct Policy {
  double factor = 1;
  double at_least = -1e300;
};

/// A relation in one year: everything about it that is the same for all its
/// links, made from the scenario's paths and levers (ODD 6).
struct RelationYear {
  double attention;        ///< 1 + ½G⁺, multiplies the weight of a link
  double travel;           ///< access·(1 − ½G⁻), multiplies money
  double travel_cost;      ///< multiplies the cost of a visit
  double prospect;         ///< multiplies a link's potential to its prospect:
                           ///< growth, climate, policy and 1 − F
  double joint_rate;       ///< of joint programmes, but for what the cities add
                           ///< [1/year]; 0 before the first year
  double formation;        ///< rate·exp(climate·G), 0 when closed
  double lapse_political;  ///< `lapse_political`·G⁻ [1/year]
  double erosion;  ///< what a step leaves of trust: 1 − erosion·G⁻·dt
  double climate;  ///< G, which nothing but a statistic needs
};

/// Cities with one profile meet the same policies in one year: scalars of the
/// city, then those of its links in each relation.
struct ProfileYear {
  Policy coordination;
  Policy entrepreneurialism;
  double turnover;     ///< chance of a change of staff in a step
  double hospitality;  ///< what capability adds to the success of a visit
};
struct ProfileRelationYear {
  double funding;                  ///< multiplies money [1]
  std::array<double, kinds> tilt;  ///< multiplies the value of a kind [1]
};

/// How community interest is drawn in a relation: logistic of a normal.
struct CommunityDraw {
  double intercept, slope, spread;
};

/// A scenario made ready to run: everything that all its replicates share,
/// computed once (ODD 5, 6).  Immutable, so that threads may share it.
///
/// Rows are links: those of the file, candidate pairs, pairs a lever signs.
/// A stand is a city in one relation: where it has reputation and capability.
class World {
 public:
  explicit World(Scenario scenario);

  Scenario scenario;
  std::string identity;   ///< hash of all that determines its runs
  Parameters parameters;  ///< those of the scenario, once more
  std::uint64_t seed;
  double dt;              ///< length of a step [years]
  double open_gate = -1;  ///< a constant for Γ; below 0: trust decides
  bool equal_groups = false;
  bool equal_cities = false;
  int start;  ///< first calendar year
  int steps_per_year;
  std::uint32_t relation_count;
  Column<double> proximity;  ///< κ of each relation

  // Cities.
  Column<std::uint32_t> code;     ///< a city's own number
  Column<std::uint32_t> profile;  ///< of each city, into the policy tables
  Column<double> z;               ///< log size over the bloc's mean
  Column<double> budget;          ///< B, but for its spread
  Column<double> known_business;  ///< attributes; NaN: drawn in each run
  Column<double> known_education;
  Column<double> known_entrepreneurialism;
  Column<double> known_coordination;
  Column<double> known_budget;

  // Stands: a city in one relation.
  Column<std::uint32_t> stand_city;
  Column<std::uint32_t> stand_relation;
  Column<double> known_community;   ///< NaN: drawn in each run
  Column<CommunityDraw> community;  ///< how, of each relation

  // Rows: links of the file, candidate pairs, pairs that only a lever signs.
  std::size_t rows = 0;
  Column<std::uint32_t> city[2];
  Column<std::uint32_t> stand[2];
  Column<std::uint32_t> relation;
  Column<int> signed_in;        ///< year, `unknown_year` (drawn) or `never`
  Column<int> signed_by_lever;  ///< year or `never`; empty: none
  Column<int> ended_in;  ///< first yearly decision in which it ends, or never
  Column<int> joint_in;  ///< first year of a known joint programme, or never
  Column<std::uint8_t> candidate;  ///< may form endogenously; empty: none
  Column<double> potential;   ///< prospect but for what changes with the year
  Column<double> distance;    ///< D/8500
  Column<double> similarity;  ///< 1/(1 + dz²)

  /// Consecutive rows of one relation, at most `stretch`.  Sums over links are
  /// made stretch by stretch: the first `stretch` links of a relation, the next
  /// …; `closes` when a chunk is the last of its stretch.  So they come out the
  /// same however a world is divided among lanes and threads.
  struct Chunk {
    std::uint32_t from, count, relation;
    bool closes;
  };
  static constexpr std::uint32_t stretch = 4096;
  Column<Chunk> chunks;

  // Years that links without one are drawn from, a relation after another.
  Column<int> known_years;
  Column<std::uint32_t> known_years_from;  ///< of each relation, then one end

  // Policy tables.
  std::size_t profiles = 1;
  Column<RelationYear> relation_years;                 ///< [year][relation]
  Column<ProfileYear> profile_years;                   ///< [year][profile]
  Column<ProfileRelationYear> profile_relation_years;  ///< [..][relation]

  Column<double> deal_sizes;  ///< 256 equally likely sizes of a deal

  Comparisons comparisons;  ///< for the statistics of its runs

  [[nodiscard]] std::size_t cities() const { return code.size(); }
  [[nodiscard]] std::size_t stands() const { return stand_city.size(); }
  /// The first stand of a city, or of the next that has one.
  [[nodiscard]] std::uint32_t first_stand(std::uint32_t city) const;
  [[nodiscard]] std::size_t relations() const {
    return scenario.relations.size();
  }
};

}  // namespace twinning
