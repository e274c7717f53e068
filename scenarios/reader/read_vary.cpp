#include <algorithm>
#include <map>

#include "scenarios/reader/read_distribution.hpp"
#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// The parameter that was probably meant, also by its last part alone.
std::string_view nearest_parameter(const std::string& given) {
  std::vector<std::string_view> known;
  for (const Parameter& one : parameters()) {
    if (one.name.ends_with(text(".{}", given))) return one.name;
    known.push_back(one.name);
  }
  return nearest_name(given, known);
}

/// Reads one [[vary]]: what varies, and between which values.
class VaryReader {
 public:
  VaryReader(const Node& node, const DesignAsked* design,
             const std::vector<Scenario>& known, bool all_known,
             Problems& problems)
      : node_{node},
        design_{design},
        scenarios_{known},
        all_known_{all_known},
        problems_{problems} {}

  std::optional<Varied> read() {
    if (!check_table(node_, TableName::vary, "[[vary]]", problems_))
      return std::nullopt;
    const Node* const parameter = node_.find("parameter");
    const Node* const lever = node_.find("lever");
    if ((parameter == nullptr) == (lever == nullptr)) {
      problems_.add(node_.place,
                    text("[[vary]] needs {} of parameter and lever, as in "
                         "parameter = \"trust.gain\"",
                         parameter == nullptr ? "one" : "only one"));
      return std::nullopt;
    }
    varied_.place = parameter != nullptr ? parameter->place : lever->place;
    const bool found = parameter != nullptr ? find_parameter_in(*parameter)
                                            : find_lever_in(*lever);
    if (!found || !read_values()) return std::nullopt;
    return std::move(varied_);
  }

 private:
  bool find_parameter_in(const Node& node) {
    const auto name = read_text(node, "parameter", problems_);
    if (!name) return false;
    const Parameter* const row = twinning::find_parameter(*name);
    if (row == nullptr) {
      const std::string_view nearest = nearest_parameter(*name);
      problems_.add(
          node.place,
          text("there is no parameter '{}'{}", shown(*name, 60),
               nearest.empty() ? "; `twinning describe` lists them"
                               : text("; did you mean '{}'?", nearest)));
      return false;
    }
    describe(Factor::Of::parameter, *name, row->unit, row->meaning, row->range);
    return true;
  }

  bool find_lever_in(const Node& node) {
    const auto name = read_text(node, "lever", problems_);
    if (!name) return false;
    std::vector<std::string_view> known;
    const LeverKind* kind = nullptr;
    for (const Scenario& scenario : scenarios_)
      for (const Lever& lever : scenario.levers) {
        known.push_back(lever.name);
        if (lever.name != *name) continue;
        if (!same_kind(kind, lever, node.place)) return false;
        kind = &levers()[std::size_t(lever.quantity)];
      }
    if (kind == nullptr) {
      if (!all_known_) return false;
      problems_.add(node.place,
                    text("no scenario has a lever '{}'{}", shown(*name, 60),
                         known.empty() ? "; they have none at all"
                                       : known_names(*name, known)));
      return false;
    }
    describe(Factor::Of::lever, *name, kind->unit, kind->meaning, kind->range);
    return true;
  }

  [[nodiscard]] bool same_kind(const LeverKind* kind, const Lever& lever,
                               Place place) {
    const LeverKind& own = levers()[std::size_t(lever.quantity)];
    if (lever.operation == Operation::event) {
      problems_.add(place, text("the lever '{}' is a {} and has no amount to "
                                "vary",
                                shown(lever.name, 60), own.name));
      return false;
    }
    if (kind == nullptr || kind == &own) return true;
    problems_.add(place, text("the lever '{}' changes {} in one scenario and "
                              "{} in another",
                              shown(lever.name, 60), kind->name, own.name));
    return false;
  }

  void describe(Factor::Of of, const std::string& name, std::string_view unit,
                std::string_view meaning, const Range& range) {
    Factor& factor = varied_.factor;
    factor.of = of;
    factor.name = name;
    factor.unit = unit;
    factor.meaning = meaning;
    factor.range = range;
  }

  bool read_values() {
    const Node* const distribution = node_.find("distribution");
    const bool given = has_levels(node_);
    if (design_ != nullptr && !suits_design(given, distribution)) return false;
    if (given) return take_levels();
    return distribution == nullptr || take_distribution(*distribution);
  }

  /// Whether there is what the design takes, and nothing that it does not.
  bool suits_design(bool given, const Node* distribution) {
    const std::string name = shown(varied_.factor.name, 60);
    const auto refuse = [&](std::string message) {
      problems_.add(
          distribution != nullptr ? distribution->place : varied_.place,
          std::move(message));
      return false;
    };
    if (design_->name == DesignName::csv) {
      if (!given && distribution == nullptr) return true;
      return refuse(
          text("the values of {} stand in the file of points; leave "
               "them out here",
               name));
    }
    if (given && distribution != nullptr)
      return refuse(
          text("{} has values, and cannot have a distribution as well", name));
    if (!design_->kind().takes_points && !given)
      return refuse(text("a {} needs values of {}, as in values = [0.1, 0.2]{}",
                         design_->kind().name, name,
                         distribution == nullptr
                             ? ""
                             : "; distributions are for the designs that draw, "
                               "as latin_hypercube"));
    if (!given && distribution == nullptr)
      return refuse(
          text("{} needs a distribution, as in distribution = "
               "\"uniform\", low = 0.1, high = 0.2, or values, which "
               "are then equally likely",
               name));
    return true;
  }

  bool take_levels() {
    const Factor& factor = varied_.factor;
    refuse_arguments(node_, factor.name, problems_);
    const Wanted wanted{factor.name, factor.range, factor.unit, factor.meaning};
    const bool may_repeat =
        design_ == nullptr || design_->name == DesignName::list;
    auto levels = read_levels(node_, wanted, may_repeat, problems_);
    if (!levels) return false;
    varied_.levels = std::move(*levels);
    return true;
  }

  bool take_distribution(const Node& distribution) {
    Factor& factor = varied_.factor;
    factor.distribution = read_distribution(node_, distribution, factor.name,
                                            factor.range, problems_);
    return factor.distribution.has_value();
  }

  const Node& node_;
  const DesignAsked* design_;
  const std::vector<Scenario>& scenarios_;
  bool all_known_;
  Problems& problems_;
  Varied varied_;
};

}  // namespace

std::vector<Varied> read_vary(const Node& table, const DesignAsked* design,
                              const std::vector<Scenario>& known,
                              bool all_known, Problems& problems) {
  const std::size_t faults = problems.count();
  const Node* const given = table.find("vary");
  std::vector<Varied> all;
  if (given == nullptr) {
    if (design != nullptr && design->name != DesignName::grid &&
        design->name != DesignName::list)
      problems.add(design->place, text("the design {} needs something to vary, "
                                       "one [[vary]] for each number",
                                       design->kind().name));
    return all;
  }
  if (!given->is(Node::Kind::array)) {
    problems.add(given->place,
                 "what varies must be given one by one as [[vary]]");
    return all;
  }
  std::map<std::pair<Factor::Of, std::string>, Place> names;
  for (const Node& node : given->items) {
    auto varied = VaryReader(node, design, known, all_known, problems).read();
    if (!varied) continue;
    const auto [first, is_new] = names.try_emplace(
        {varied->factor.of, varied->factor.name}, varied->place);
    if (!is_new)
      problems.add(varied->place, text("{} is varied twice, before in line {}",
                                       shown(varied->factor.name, 60),
                                       problems.line(first->second)));
    all.push_back(std::move(*varied));
  }
  if (all.size() > most_factors && problems.count() == faults)
    problems.add(given->place,
                 text("the study varies {} numbers, above the limit of {}",
                      all.size(), most_factors),
                 Fault::limit);
  return all;
}

}  // namespace twinning
