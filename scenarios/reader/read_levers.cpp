#include <algorithm>
#include <set>
#include <vector>

#include "scenarios/reader/city_finder.hpp"
#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

std::vector<std::string_view> operations_of(const LeverKind& kind) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < operation_names.size(); ++i)
    if (kind.operations.has(Operation(i)) && Operation(i) != Operation::event)
      names.push_back(operation_names[i]);
  return names;
}

std::vector<std::string_view> scopes_of(const LeverKind& kind) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < scope_names.size(); ++i)
    if (kind.scopes.has(Scope(i))) names.push_back(scope_names[i]);
  return names;
}

/// Reads one [[levers]]: what it changes, when, by how much and where.
class LeverReader {
 public:
  LeverReader(const Node& node, CityFinder* cities, const Scenario& scenario,
              const RelationTable& relations, Problems& problems)
      : node_{node},
        cities_{cities},
        scenario_{scenario},
        relations_{relations},
        problems_{problems} {}

  /// Of a lever of no known kind, what does not hang on its kind is read all
  /// the same, for its faults.
  std::optional<Lever> read() {
    if (!check_table(node_, TableName::lever, "[[levers]]", problems_))
      return std::nullopt;
    const bool is_named = read_name();
    const bool is_known = read_kind();
    read_years();
    if (is_known) read_amount();
    read_scopes();
    if (!is_named || !is_known) return std::nullopt;
    return std::move(lever_);
  }

 private:
  void refuse(Place place, std::string message) {
    problems_.add(place, std::move(message));
  }

  bool read_name() {
    const Node* const name = node_.find("name");
    const bool has_kind = node_.find("lever") != nullptr;
    if (name == nullptr || !has_kind)
      refuse(node_.place, text("[[levers]] needs {}, as in name = \"travel "
                               "fund\", lever = \"funding\"",
                               name != nullptr ? "lever"
                               : has_kind      ? "name"
                                               : "name and lever"));
    if (name == nullptr) return false;
    lever_.name =
        read_text(*name, "the name of a lever", problems_).value_or("");
    return true;
  }

  bool read_kind() {
    const Node* const given = node_.find("lever");
    if (given == nullptr) return false;
    const auto what = read_text(*given, "lever", problems_);
    if (!what) return false;
    kind_ = find_lever(*what);
    if (kind_ == nullptr) {
      std::vector<std::string_view> known;
      for (const LeverKind& one : levers()) known.push_back(one.name);
      refuse(given->place, text("there is no lever '{}'{}", shown(*what, 60),
                                known_names(*what, known)));
      return false;
    }
    lever_.quantity = kind_->quantity;
    return true;
  }

  [[nodiscard]] bool is_event() const {
    return kind_ != nullptr && kind_->operations.has(Operation::event);
  }

  void read_years() {
    const Node* const from = node_.find("from");
    const Node* const to = node_.find("to");
    lever_.from = scenario_.calendar.start;
    lever_.to = never;
    if (from != nullptr)
      lever_.from = read_year(*from, "from", problems_).value_or(lever_.from);
    else if (is_event())
      refuse(node_.place,
             text("the lever {} needs from, the year it happens in, as in "
                  "from = 2026",
                  kind_->name));
    if (to == nullptr) return;
    if (is_event())
      return refuse(to->place, text("the lever {} happens in the year `from` "
                                    "and has no `to`",
                                    kind_->name));
    const auto last = read_year(*to, "to", problems_);
    if (last && *last < lever_.from)
      refuse(to->place, text("to {} is before from {}", *last, lever_.from));
    lever_.to = last.value_or(never);
  }

  void read_amount() {
    const Node* amount = nullptr;
    std::size_t count = 0;
    const auto allowed = operations_of(*kind_);
    for (std::size_t i = 0; i < operation_names.size(); ++i) {
      const Node* const given = node_.find(operation_names[i]);
      if (given == nullptr) continue;
      ++count;
      if (!kind_->operations.has(Operation(i))) {
        refuse(given->place,
               allowed.empty()
                   ? text("the lever {} has no amount", kind_->name)
                   : text("the lever {} cannot {}; it has {}", kind_->name,
                          operation_names[i], joined(allowed)));
        continue;
      }
      amount = given;
      lever_.operation = Operation(i);
    }
    if (is_event()) {
      lever_.operation = Operation::event;
      return;
    }
    if (count != 1)
      return refuse(
          node_.place,
          text("the lever {} needs {} of {}, a number or a path", kind_->name,
               count == 0 ? "one" : "only one", joined(allowed)));
    if (amount == nullptr) return;
    const Wanted wanted{
        text("{} of the lever {}",
             operation_names[std::size_t(lever_.operation)], kind_->name),
        kind_->range, kind_->unit, ""};
    if (auto path = read_path(*amount, wanted, problems_))
      lever_.amount = std::move(*path);
  }

  /// The items of a scope, if the lever may be confined by it.
  std::span<const Node> items(Scope scope) {
    const std::string_view key = scope_names[std::size_t(scope)];
    const Node* const given = node_.find(key);
    if (given == nullptr) return {};
    if (kind_ != nullptr && !kind_->scopes.has(scope)) {
      refuse(given->place, text("the lever {} cannot be confined by {}; it has "
                                "{}",
                                kind_->name, key, joined(scopes_of(*kind_))));
      return {};
    }
    if (!given->is(Node::Kind::array) || given->items.empty()) {
      refuse(given->place,
             text("{} must be a list of at least one{}", key,
                  given->is(Node::Kind::array) ? "" : instead(*given)));
      return {};
    }
    return given->items;
  }

  template <class Row>
  std::optional<std::uint32_t> find(const Node& node, std::string_view what,
                                    const std::vector<Row>& rows) {
    const auto name =
        read_text(node, text("the name of a {}", what), problems_);
    if (!name) return std::nullopt;
    const auto found = std::ranges::find(rows, *name, &Row::name);
    if (found != rows.end()) return std::uint32_t(found - rows.begin());
    std::vector<std::string_view> known;
    known.reserve(rows.size());
    for (const Row& row : rows) known.push_back(row.name);
    refuse(node.place, text("there is no {} '{}'{}", what, shown(*name, 60),
                            known_names(*name, known)));
    return std::nullopt;
  }

  void read_scopes() {
    for (const Node& item : items(Scope::blocs))
      if (const auto row = find(item, "bloc", scenario_.blocs))
        lever_.blocs.push_back(BlocId{*row});
    for (const Node& item : items(Scope::relations))
      if (const auto row = find(item, "relation", scenario_.relations))
        lever_.relations.push_back(RelationId{*row});
    for (const Node& item : items(Scope::cities))
      if (cities_ != nullptr)
        if (const auto city = cities_->find(item, "cities", problems_))
          lever_.cities.push_back(*city);
    const std::span<const Node> links = items(Scope::links);
    for (const Node& item : links) read_link(item);
    if (is_event() && node_.find("links") == nullptr)
      refuse(node_.place, text("the lever {} needs links, as in links = "
                               "[[\"Leeds\", \"Chengdu\"]]",
                               kind_->name));
  }

  void read_link(const Node& node) {
    if (!node.is(Node::Kind::array) || node.items.size() != 2)
      return refuse(
          node.place,
          "a link must be two cities, as in [\"Leeds\", \"Chengdu\"]");
    if (cities_ == nullptr) return;
    const auto first = cities_->find(node.items[0], "links", problems_);
    const auto second = cities_->find(node.items[1], "links", problems_);
    if (!first || !second) return;
    const auto& bloc = scenario_.cities.bloc;
    if (*first == *second)
      refuse(node.place, "a city cannot be linked with itself");
    else if (!relations_.of(bloc[index(*first)], bloc[index(*second)]))
      refuse(node.place,
             "there is no relation between the blocs of these two cities");
    lever_.links.emplace_back(*first, *second);
  }

  const Node& node_;
  CityFinder* cities_;
  const Scenario& scenario_;
  const RelationTable& relations_;
  Problems& problems_;
  const LeverKind* kind_ = nullptr;  ///< none: not known
  Lever lever_;
};

}  // namespace

void read_levers(const Node& table, const Cities* cities, Scenario& scenario,
                 Problems& problems) {
  const Node* const given = table.find("levers");
  if (given == nullptr) return;
  if (!given->is(Node::Kind::array)) {
    problems.add(given->place, "levers must be given one by one as [[levers]]");
    return;
  }
  const RelationTable relations{scenario.blocs.size(), scenario.relations};
  std::optional<CityFinder> finder;
  if (cities != nullptr) finder.emplace(*cities);
  std::set<std::string> names;
  for (const Node& node : given->items) {
    auto lever = LeverReader(node, finder ? &*finder : nullptr, scenario,
                             relations, problems)
                     .read();
    if (!lever) continue;
    if (!names.insert(lever->name).second)
      problems.add(node.find("name")->place,
                   text("two levers are called '{}'; give each its own name",
                        shown(lever->name, 60)));
    scenario.levers.push_back(std::move(*lever));
  }
}

}  // namespace twinning
