#pragma once

#include <array>
#include <span>
#include <string_view>

#include "sim/model/range.hpp"

namespace twinning {

/// The kinds of visit, in the order of every array that has one entry a kind.
enum class Kind { culture, education, delegation };
inline constexpr std::size_t kinds = 3;
inline constexpr std::array<std::string_view, kinds> kind_names{
    "culture", "education", "delegation"};

/// How a city divides attention and money (ODD 7.6).
struct Effort {
  double budget = 1.6;
  double co_funding = 3.0;
  double budget_size = 0.35;
  double budget_spread = 0.8;
  double base_attention = 0.12;
  double outside_option = 2.1;
  double attention_to_debts = 6.5;
  double answer_in_kind = 0.2;
  double dormant_attention = 0.15;
  double delegation_value = 1.9;
  std::array<double, kinds> cost{0.6, 0.8, 0.8};
  std::array<double, kinds> distance_cost{1.2, 1.0, 0.4};
};

/// Visits and the experience made of them (ODD 7.7, 7.9).
struct Exchange {
  std::array<double, kinds> success{0.86, 0.86, 0.74};
  double hospitality = 0.12;
  double saturation = 0.85;
  std::array<double, kinds> weight{1.0, 1.0, 0.5};
  double host_share = 0.5;
  double uncoordinated_transfer = 0.35;
  double activity_memory = 0.4;
  double softening = 0.3;
};

/// Trust, memory and reciprocity (ODD 7.8, 7.9, 7.11).
struct Trust {
  double gain = 0.3;
  double loss = 0.15;
  double reciprocity_weight = 0.85;
  double reciprocity_rate = 0.12;
  double resentment = 0.3;
  double tolerance = 0.12;
  double decay = 0.045;
  double memory_floor = 0.4;
  double memory_decay = 0.03;
  double turnover = 0.14;
  double turnover_loss = 0.25;
  double anchor_joint = 0.5;
  double anchor_coordination = 0.3;
  double climate_erosion = 0.05;
  double initial = 0.1;
  double initial_community = 0.05;
};

/// Opportunity and deals (ODD 7.1, 7.10).
struct Economy {
  double opportunity = 1.2;
  double size_exponent = 0.6;
  double distance_exponent = 0.9;
  double size_reference = 15.0;
  double compatibility_exponent = 3.0;
  double climate_opportunity = 0.5;
  double half_trust = 0.2;
  double discovery_floor = 0.3;
  double discovery_half = 0.3;
  double alumni_effect = 0.4;
  double alumni_decay = 0.08;
  double alumni_per_visit = 0.1;
  double alumni_per_joint = 0.3;
  double deal_success = 0.85;
  double deal_gain = 0.03;
  double deal_loss = 0.12;
  double deal_spread = 0.8;
  double value_memory = 0.2;
};

/// Reputation and capability (ODD 7.12).
struct Standing {
  double reputation_gain = 0.08;
  double reputation_decay = 0.15;
  double reputation_max = 2.0;
  double promotion = 0.03;
  double capability_gain = 0.04;
  double capability_decay = 0.12;
};

/// What a city expects of a partner (ODD 7.3).
struct Belief {
  double rate = 0.25;
  double observed = 0.4;
};

/// Joint programmes (ODD 7.4, 7.6).
struct Institution {
  double joint_rate = 0.05;
  double joint_education = 0.5;
};

/// Dormancy and the end of links (ODD 7.5).
struct Lapse {
  double dormancy = 0.36;
  double lapse_dormant = 0.02;
  double lapse_political = 0.04;
};

/// Which pairs sign (ODD 7.2).
struct FormationRule {
  double climate = 1.2;
  double room = 3.0;
};

/// All numbers of the model that a scenario may set, with their defaults.
/// What each means stands in its row of `parameters`.
struct Parameters {
  Effort effort;
  Exchange exchange;
  Trust trust;
  Economy economy;
  Standing standing;
  Belief belief;
  Institution institution;
  Lapse lapse;
  FormationRule formation;
};

/// One parameter, described once: the reader, `twinning describe`, the
/// attributes in result files and the table in ODD.md are made from this.  Its
/// default is what `value` gives of `Parameters{}`.
struct Parameter {
  std::string_view name;  ///< "trust.gain"
  double& (*value)(Parameters&);
  Range range;
  std::string_view unit;
  std::string_view meaning;
  std::string_view source;  ///< where it comes from; "assumed" or "calibrate"

  [[nodiscard]] double of(const Parameters& given) const {
    Parameters copy = given;
    return value(copy);
  }
};

/// Every parameter, in the order of ODD 10.
[[nodiscard]] std::span<const Parameter> parameters();

/// The parameter of that name, or nullptr.
[[nodiscard]] const Parameter* find_parameter(std::string_view name);

}  // namespace twinning
