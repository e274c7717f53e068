#pragma once

#include <array>
#include <map>
#include <vector>

#include "output/report/cases.hpp"
#include "output/report/link_record.hpp"

namespace twinning::report {

/// Ages of links that are told apart [years]: up to and including.
inline constexpr std::array<int, 4> oldest_of_age{10, 20, 30, 100'000};
inline constexpr std::array<std::string_view, 4> age_names{
    "up to 10", "11 to 20", "21 to 30", "over 30"};

/// Points of the curve of concentration: 0 %, 5 %, …, 100 % of the cities.
inline constexpr std::size_t curve_points = 21;

/// What the runs show of a relation at the end of their last year, one value a
/// run in every vector.
struct RelationEnds {
  /// Links by age and variety: how many stand, what share meets its aim.
  struct Group {
    std::vector<double> links, meeting_aim;
  };
  Group groups[oldest_of_age.size()][2];  ///< [age][varied]

  /// Share in the value of all that the cities of the first bloc with a
  /// standing link have who have the most; NaN where there is no value.
  std::array<std::vector<double>, curve_points> concentration;

  struct City {
    std::vector<double> links, dormant, trust, value;
  };
  std::map<std::uint32_t, City> cities;  ///< by code; those with a link
};

class EndsOfRuns {
 public:
  explicit EndsOfRuns(const Case& of);

  /// Takes the last year of a run.
  void take(const LinkRecord& record);

  [[nodiscard]] const RelationEnds& of(std::size_t relation) const {
    return relations_[relation];
  }
  [[nodiscard]] std::size_t runs() const { return runs_; }

 private:
  struct Link {
    std::uint32_t first, second;  ///< codes
    std::size_t relation;
  };
  void take_groups(const LinkRecord& record);
  void take_cities(const LinkRecord& record);
  void take_concentration(RelationEnds& relation,
                          const std::map<std::uint32_t, double>& values);

  std::vector<Link> links_;
  std::vector<RelationEnds> relations_;
  int last_year_;
  std::size_t runs_ = 0;
};

}  // namespace twinning::report
