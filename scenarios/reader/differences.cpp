#include "scenarios/reader/differences.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "scenarios/reader/load.hpp"
#include "scenarios/reader/node_text.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// What says nothing of the world that is simulated.
constexpr std::array<std::string_view, 7> of_no_account{
    "format", "name", "seed", "replicates", "record", "extends", "data"};

bool counts(std::string_view key) {
  return std::ranges::find(of_no_account, key) == of_no_account.end();
}

/// The way to a value: keys of tables and numbers of array items.
struct Step {
  std::string key;  ///< empty: an item
  std::size_t item = 0;
};
using Way = std::vector<Step>;

const Node* follow(const Node* node, const Way& way) {
  for (const Step& step : way) {
    if (node == nullptr) return nullptr;
    if (!step.key.empty())
      node = node->find(step.key);
    else
      node = step.item < node->items.size() ? &node->items[step.item] : nullptr;
  }
  return node;
}

Way extended(Way way, Step step) {
  way.push_back(std::move(step));
  return way;
}

/// A scenario as one table, and as its files have it.
class Told {
 public:
  explicit Told(const ToldScenario& told) : told_{told} {
    resolved_ = load_text("resolved", told.scenario->resolved, problems_);
    // What came from standard input is not there any more.
    if (!told.file.empty() && told.file != "-")
      files_ = load_scenario(told.file, told.settings, problems_);
    problems_.throw_if_any();
  }

  [[nodiscard]] const Node& table() const { return resolved_->table; }

  [[nodiscard]] std::string relation(std::size_t item) const {
    return told_.scenario->relations.at(item).name;
  }

  [[nodiscard]] const SourceFile* data(std::string_view role) const {
    const auto found =
        std::ranges::find(told_.scenario->sources, role, &SourceFile::role);
    return found == told_.scenario->sources.end() ? nullptr : &*found;
  }

  /// Sets who says what is at the end of the way; false if nobody does.
  [[nodiscard]] bool find(const Way& way,
                          ScenarioDifference& difference) const {
    if (!files_) {
      difference.by = ScenarioDifference::By::result;
      return follow(&resolved_->table, way) != nullptr;
    }
    const Node* const node = follow(&files_->table, way);
    if (node == nullptr || node->place.source == nullptr) return false;
    using enum ScenarioDifference::By;
    const Source* const source = node->place.source;
    difference.by = source->is_setting                ? command_line
                    : source == files_->files.front() ? own_file
                                                      : inherited;
    difference.file = source->name;
    difference.line = source->is_setting ? 0 : problems_.line(node->place);
    return true;
  }

 private:
  const ToldScenario& told_;
  Problems problems_;
  std::optional<Loaded> resolved_, files_;
};

/// Collects what differs.
class Differ {
 public:
  Differ(const Told& base, const Told& other) : base_{base}, other_{other} {}

  std::vector<ScenarioDifference> all() {
    for (const std::string_view role : {"cities", "links", "events"})
      data(std::string{role});
    tables(&base_.table(), &other_.table(), {}, {}, "");
    return std::move(found_);
  }

 private:
  /// What one of them says, or both: told where the other says it, else where
  /// the base does.
  void add(ScenarioDifference difference, const std::optional<Way>& in_base,
           const std::optional<Way>& in_other) {
    if (!in_other || !other_.find(*in_other, difference)) {
      difference.said_by_base = in_base && base_.find(*in_base, difference);
    }
    found_.push_back(std::move(difference));
  }

  void data(const std::string& role) {
    const SourceFile* const base = base_.data(role);
    const SourceFile* const other = other_.data(role);
    if ((base ? base->sha256 : "") == (other ? other->sha256 : "")) return;
    const Way way{{"data"}, {role}};
    add({.key = text("data.{}", role),
         .lever = {},
         .base = base ? base->path : "",
         .other = other ? other->path : "",
         .file = {}},
        way, way);
  }

  void values(const Node* base, const Node* other, const Way& in_base,
              const Way& in_other, const std::string& key) {
    if (base && other && base->is(Node::Kind::table) &&
        other->is(Node::Kind::table))
      return tables(base, other, in_base, in_other, key + ".");
    const std::string said_base = base ? node_text(*base) : "";
    const std::string said_other = other ? node_text(*other) : "";
    if (said_base == said_other) return;
    add({.key = key,
         .lever = {},
         .base = said_base,
         .other = said_other,
         .file = {}},
        in_base, in_other);
  }

  void tables(const Node* base, const Node* other, const Way& in_base,
              const Way& in_other, const std::string& prefix) {
    std::vector<std::string> keys;
    for (const Node* table : {base, other})
      for (const NodeMember& member : table->members)
        if (std::ranges::find(keys, member.key) == keys.end())
          keys.push_back(member.key);
    const bool top = prefix.empty();
    for (const std::string& key : keys) {
      const Node* const one = base->find(key);
      const Node* const two = other->find(key);
      if (top && !counts(key)) continue;
      if (top && key == "relations")
        relations(one, two);
      else if (top && key == "levers")
        levers(one, two);
      else
        values(one, two, extended(in_base, {key}), extended(in_other, {key}),
               prefix + key);
    }
  }

  static std::size_t count(const Node* array) {
    return array == nullptr ? 0 : array->items.size();
  }

  void relations(const Node* base, const Node* other) {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < count(base); ++i) left.push_back(i);
    for (std::size_t j = 0; j < count(other); ++j) {
      const auto same = std::ranges::find_if(left, [&](std::size_t i) {
        return base_.relation(i) == other_.relation(j);
      });
      const bool both = same != left.end();
      const Way way{{"relations"}, {"", j}};
      values(both ? &base->items[*same] : nullptr, &other->items[j],
             both ? Way{{"relations"}, {"", *same}} : Way{}, way,
             other_.relation(j));
      if (both) left.erase(same);
    }
    for (const std::size_t i : left)
      values(&base->items[i], nullptr, {{"relations"}, {"", i}}, {},
             base_.relation(i));
  }

  static std::string name(const Node& lever) {
    const Node* const name = lever.find("name");
    return name == nullptr ? "" : name->text;
  }

  /// Levers are the same if their names are, the first with the first.
  void levers(const Node* base, const Node* other) {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < count(base); ++i) left.push_back(i);
    for (std::size_t j = 0; j < count(other); ++j) {
      const auto same = std::ranges::find_if(left, [&](std::size_t i) {
        return name(base->items[i]) == name(other->items[j]);
      });
      const bool both = same != left.end();
      lever(both ? &base->items[*same] : nullptr, &other->items[j],
            both ? *same : 0, j);
      if (both) left.erase(same);
    }
    for (const std::size_t i : left) lever(&base->items[i], nullptr, i, 0);
  }

  void lever(const Node* base, const Node* other, std::size_t in_base,
             std::size_t in_other) {
    const std::string said_base = base ? node_text(*base) : "";
    const std::string said_other = other ? node_text(*other) : "";
    if (said_base == said_other) return;
    add({.key = "levers",
         .lever = name(other ? *other : *base),
         .base = said_base,
         .other = said_other,
         .file = {}},
        base ? std::optional(Way{{"levers"}, {"", in_base}}) : std::nullopt,
        other ? std::optional(Way{{"levers"}, {"", in_other}}) : std::nullopt);
  }

  const Told& base_;
  const Told& other_;
  std::vector<ScenarioDifference> found_;
};

}  // namespace

std::vector<ScenarioDifference> differences_between(const ToldScenario& base,
                                                    const ToldScenario& other) {
  const Told in_base(base), in_other(other);
  return Differ(in_base, in_other).all();
}

}  // namespace twinning
