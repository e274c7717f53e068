#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/path.hpp"

namespace twinning {

/// A year that never comes, and one that is not known.
inline constexpr int never = std::numeric_limits<int>::max();
inline constexpr int unknown_year = std::numeric_limits<int>::min();

/// A number that is not known.  Missing is NaN, never zero.
inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The calendar years of a run and how finely it moves through them.
struct Calendar {
  int start = 1945;        ///< first calendar year [1000 to 9999]
  int end = 2015;          ///< last calendar year, inclusive
  int steps_per_year = 4;  ///< [1 to 24]

  [[nodiscard]] int years() const { return end - start + 1; }
};

/// A group of cities that share growth and rules (ODD 2).
struct Bloc {
  std::string name;
  Path growth{0.0};   ///< of economic size, from one year to the next [1/year]
  Path funding{1.0};  ///< multiplies what its cities spend on links [1]
  double budget = 1;  ///< multiplies the budgets of its cities [1]
};

/// The distribution of community interest in a relation, where a city's own
/// is not known: logistic(intercept + slope·z + spread·N) (ODD 5).
struct Community {
  double intercept = 0;
  double slope = 0;
  double spread = 1;
  std::string column;  ///< of the cities' file that holds what is known
};

/// A pair of blocs whose cities may twin (ODD 2).
struct Relation {
  std::string name;  ///< "UK-China": the blocs in the order of `between`
  BlocId first{};
  BlocId second{};
  double formal_integration = 0;   ///< F [0 to 1]
  double proximity = 1;            ///< κ, cultural proximity [≥ 0]
  Path climate{0.0};               ///< G [−1 to 1]
  Path access{1.0};                ///< [0 to 1]
  Path travel_cost{1.0};           ///< [> 0]
  Path opportunity{1.0};           ///< [≥ 0]
  Path funding{1.0};               ///< of both sides' spending on it [≥ 0]
  Path joint_programme_rate{1.0};  ///< [≥ 0]
  int joint_programmes_from = never;
  double formation_rate = 0;   ///< [1/year]; 0: links as observed
  int formation_from = never;  ///< first year of endogenous formation
  Community community;
};

inline constexpr std::size_t sectors = 8;
inline constexpr std::array<std::string_view, sectors> sector_names{
    "manufacturing",        "adv_engineering_auto", "port_logistics_trade",
    "finance_professional", "ict_digital",          "creative_tourism",
    "life_sciences",        "resources_energy"};

/// The cities as their file gives them, one vector a column, NaN where a cell
/// is empty or the column absent.
struct CityTable {
  std::vector<std::uint32_t> code;  ///< a city's own number, above 0
  std::vector<std::string> name;
  std::vector<std::string> country;
  std::vector<BlocId> bloc;
  std::vector<double> latitude;            ///< [degrees north]
  std::vector<double> longitude;           ///< [degrees east]
  std::vector<double> population;          ///< [persons]; not used by the model
  std::vector<double> size;                ///< [bn GBP of 2014]
  std::vector<double> business;            ///< b [0 to 1, exclusive]
  std::vector<double> education;           ///< u [0 to 1, exclusive]
  std::vector<double> entrepreneurialism;  ///< e [0.5 to 1.5]
  std::vector<double> coordination;        ///< c [0 to 1]
  std::vector<double> budget;              ///< B [cost units/year]
  std::vector<std::vector<double>> community;  ///< d, [relation][city]
  std::vector<std::array<double, sectors>> sector_shares;  ///< NaN: none

  [[nodiscard]] std::size_t count() const { return code.size(); }
};

/// The links as observed, in the order of their file.
struct LinkTable {
  std::vector<CityId> first;
  std::vector<CityId> second;
  std::vector<RelationId> relation;
  std::vector<int> year_signed;  ///< or unknown_year
  std::vector<int> year_ended;   ///< or never

  [[nodiscard]] std::size_t count() const { return first.size(); }
};

/// A joint programme known from sources.
struct KnownEvent {
  int year;
  CityId first;
  CityId second;
};

/// Switches of the model itself, for testing claims (ODD 8).
struct Ablation {
  std::optional<double> trust_gate;      ///< a constant for Γ [0 to 1]
  std::optional<double> equal_distance;  ///< a constant for D/8500 in costs
  bool equal_groups = false;
  bool equal_cities = false;
};

/// What is recorded beside the yearly observables of each relation.
struct Record {
  enum class Links { none, end, yearly };
  Links links = Links::end;
  bool all_cities = false;
  std::vector<CityId> cities;  ///< recorded every year, ascending
  bool events = false;         ///< every visit, deal, signing… as a log
};

/// A file that was read, for the provenance of results.
struct SourceFile {
  std::string role;    ///< "scenario", "cities", "links" or "events"
  std::string path;    ///< as the user would name it
  std::string sha256;  ///< of its bytes, 64 hexadecimal digits
  std::string text;    ///< its bytes, where they are few enough to keep
};

/// All that a run needs, complete and valid: defaults are filled in and ranges
/// checked by the reader, and nothing downstream validates again.
struct Scenario {
  std::string name;
  std::uint64_t seed = 1;
  std::uint32_t replicates = 100;
  Calendar calendar;
  Parameters parameters;
  std::vector<Bloc> blocs;
  std::vector<Relation> relations;
  std::vector<Lever> levers;  ///< in file order, which is the order they act in
  Ablation ablation;
  Record record;
  CityTable cities;
  LinkTable links;
  std::vector<KnownEvent> events;
  std::vector<SourceFile> sources;
  std::string resolved;  ///< itself as TOML: all inheritance and --set applied
};

}  // namespace twinning
