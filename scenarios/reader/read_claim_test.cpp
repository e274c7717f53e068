#include "scenarios/reader/read_claim_test.hpp"

#include <algorithm>

#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Reads the members of one test.
class TestReader {
 public:
  TestReader(const Node& table, std::optional<std::size_t> base,
             ClaimScenarios& scenarios, Problems& problems)
      : table_{table},
        base_{base},
        scenarios_{scenarios},
        problems_{problems} {}

  ClaimTest read() {
    if (const Node* const says = table_.find("says"))
      test_.says = read_text(*says, "says", problems_).value_or("");
    if (const Node* const own = table_.find("base"))
      base_ = scenarios_.read(*own, "base");
    with_ = read_with(table_);
    if (base_) test_.where.scenario = *base_;
    test_.where.with = with_;
    test_.of = read_quantity(table_, "a test");
    if (const Node* const minus = table_.find("minus"))
      if (check_table(*minus, TableName::claim_quantity, "minus", problems_))
        test_.minus = read_quantity(*minus, "minus");
    read_bound();
    read_ablations();
    return test_;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> read_with(const Node& table) {
    const Node* const with = table.find("with");
    return with == nullptr ? std::nullopt : scenarios_.read(*with, "with");
  }

  ClaimQuantity read_quantity(const Node& table, std::string_view who) {
    ClaimQuantity quantity;
    std::vector<std::string_view> known;
    for (const Observable& row : run_statistics()) known.push_back(row.name);
    if (const Node* const statistic = table.find("statistic")) {
      if (const auto row =
              read_choice(*statistic, "statistic", known, problems_))
        quantity.statistic = Statistic(*row);
    } else {
      problems_.add(table.place,
                    text("{} needs a statistic, as in statistic = "
                         "\"deals_a_year\"; `twinning describe` lists them",
                         who));
    }
    read_relation(table, who, quantity);
    return quantity;
  }

  void read_relation(const Node& table, std::string_view who,
                     ClaimQuantity& quantity) {
    const Node* const relation = table.find("relation");
    if (relation == nullptr)
      return problems_.add(
          table.place,
          text("{} needs a relation, as in relation = \"UK-China\"", who));
    if (!base_) return;
    std::vector<std::string_view> known;
    for (const Relation& row : scenarios_[*base_].relations)
      known.push_back(row.name);
    if (const auto row = read_choice(*relation, "relation", known, problems_))
      quantity.relation = known[*row];
  }

  void read_bound() {
    const Node* const above = table_.find("above");
    const Node* const below = table_.find("below");
    if ((above == nullptr) == (below == nullptr))
      return problems_.add(
          above == nullptr ? table_.place : below->place,
          "a test needs one bound, above = NUMBER or below = NUMBER: what "
          "the mean has to lie above, or below, for the claim to hold");
    test_.above = above != nullptr;
    test_.margin =
        read_number(test_.above ? *above : *below,
                    {test_.above ? "above" : "below", {}, "", ""}, problems_)
            .value_or(0);
  }

  void read_ablations() {
    const Node* const given = table_.find("ablations");
    if (given == nullptr) return;
    if (!given->is(Node::Kind::array) || given->items.empty())
      return problems_.add(given->place,
                           "ablations must be [[claims.tests.ablations]], each "
                           "with a scenario; leave it out where there is none");
    for (const Node& item : given->items) read_ablation(item);
  }

  void read_ablation(const Node& table) {
    if (!check_table(table, TableName::claim_ablation, "an ablation",
                     problems_))
      return;
    ClaimAblation ablation;
    const Node* const scenario = table.find("scenario");
    if (scenario == nullptr)
      problems_.add(table.place,
                    "an ablation needs the scenario in which the claim must "
                    "weaken, as in scenario = \"ablations/equal-groups.toml\"");
    else if (const auto number = scenarios_.read(*scenario, "scenario"))
      ablation.where.scenario = *number;
    ablation.where.with = read_with(table);
    if ((table.find("with") == nullptr) != (table_.find("with") == nullptr))
      problems_.add(table.place,
                    table.find("with") == nullptr
                        ? "this test compares two scenarios, so its ablation "
                          "needs a second as well; give it with = \"…\""
                        : "this test measures one scenario, so its ablation "
                          "cannot compare two; leave out with");
    if (const Node* const weaker = table.find("weaker_by"))
      ablation.weaker_by =
          read_number(*weaker,
                      {"weaker_by",
                       {0},
                       "",
                       "by how much the claim must weaken, in the unit of what "
                       "is measured"},
                      problems_)
              .value_or(0);
    test_.ablations.push_back(ablation);
  }

  const Node& table_;
  std::optional<std::size_t> base_, with_;
  ClaimScenarios& scenarios_;
  Problems& problems_;
  ClaimTest test_;
};

/// Refuses a scenario without a relation that is measured in it.
void check_relations(const ClaimTest& test, const ClaimScenarios& scenarios,
                     Place place, Problems& problems) {
  const auto check = [&](std::size_t number, const std::string& name) {
    const Scenario& scenario = scenarios[number];
    if (std::ranges::find(scenario.relations, name, &Relation::name) ==
        scenario.relations.end())
      problems.add(place, text("the scenario '{}' has no relation {}",
                               shown(scenario.name, 60), shown(name, 60)));
  };
  const auto check_setting = [&](const ClaimSetting& where) {
    check(where.scenario, test.of.relation);
    if (test.minus) check(where.scenario, test.minus->relation);
    if (where.with) check(*where.with, test.of.relation);
    if (where.with && test.minus) check(*where.with, test.minus->relation);
  };
  check_setting(test.where);
  for (const ClaimAblation& ablation : test.ablations)
    check_setting(ablation.where);
}

}  // namespace

ClaimTest read_claim_test(const Node& table, std::optional<std::size_t> base,
                          ClaimScenarios& scenarios, Problems& problems) {
  if (!check_table(table, TableName::claim_test, "a test", problems)) return {};
  const std::size_t faults = problems.count();
  ClaimTest test = TestReader(table, base, scenarios, problems).read();
  if (base && problems.count() == faults)
    check_relations(test, scenarios, table.place, problems);
  return test;
}

}  // namespace twinning
