#include "scenarios/reader/observed_tables.hpp"

#include <cmath>

#include "scenarios/reader/observed_cells.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

std::vector<std::string_view> names_of_quantities() {
  std::vector<std::string_view> names;
  for (const QuantityKind& kind : quantity_kinds()) names.push_back(kind.name);
  return names;
}

std::vector<KnownColumn> of_pairs(std::vector<KnownColumn> more) {
  std::vector<KnownColumn> columns;
  add_pair(columns);
  columns.insert(columns.end(), more.begin(), more.end());
  add_origin(columns);
  return columns;
}

}  // namespace

std::vector<ObservedQuantity> read_observed_quantities(const Source& source,
                                                       Problems& problems) {
  enum : std::size_t { quantity, relation, from, to, value, bound, origin };
  std::vector<KnownColumn> known{{"quantity", true}, {"relation", true},
                                 {"from", true},     {"to", true},
                                 {"value", true},    {"bound", true}};
  add_origin(known);
  known.push_back({"fitted"});
  constexpr std::size_t fitted = origin + origin_columns;
  Columns columns(source, known, {}, problems);

  std::vector<ObservedQuantity> out;
  while (columns.next()) {
    ObservedQuantity row{};
    const auto what = read_word(columns, quantity, names_of_quantities());
    row.relation = columns.text(relation);
    const bool in_order = read_span(columns, from, row.from, row.to);
    const auto amount = columns.number(value, Range{0, 1e15}, "1");
    const auto limit = read_word(columns, bound, bound_names);
    row.origin = read_origin(columns, origin);
    row.fitted = read_note(columns, fitted);
    if (!what || !in_order || !amount || !limit) continue;
    row.what = Counted(*what);
    row.value = *amount;
    row.bound = Bound(*limit);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<ObservedLink> read_observed_links(const Source& source,
                                              const KnownCities& cities,
                                              Problems& problems) {
  enum : std::size_t { year_signed = pair_columns, year_ended, origin };
  Columns columns(source,
                  of_pairs({{"year_signed", true}, {"year_ended", true}}), {},
                  problems);
  std::vector<ObservedLink> out;
  PairsSeen seen;
  while (columns.next()) {
    const auto pair = read_observed_pair(columns, cities);
    ObservedLink row{};
    row.year_signed = read_year_or(columns, year_signed, unknown_year);
    row.year_ended = read_year_or(columns, year_ended, never);
    if (row.year_signed != unknown_year && row.year_ended < row.year_signed)
      columns.refuse(year_ended, text("year_ended {} is before year_signed {}",
                                      row.year_ended, row.year_signed));
    row.origin = read_origin(columns, origin);
    if (!pair) continue;
    seen.add(*pair, columns);
    row.pair = *pair;
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<ObservedSpell> read_observed_spells(const Source& source,
                                                const KnownCities& cities,
                                                Problems& problems) {
  enum : std::size_t { from = pair_columns, to, origin };
  Columns columns(source, of_pairs({{"from", true}, {"to", true}}), {},
                  problems);
  std::vector<ObservedSpell> out;
  while (columns.next()) {
    const auto pair = read_observed_pair(columns, cities);
    ObservedSpell row{};
    const bool in_order = read_span(columns, from, row.from, row.to);
    row.origin = read_origin(columns, origin);
    if (!pair || !in_order) continue;
    row.pair = *pair;
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<ObservedOutcome> read_observed_outcomes(const Source& source,
                                                    const KnownCities& cities,
                                                    Problems& problems) {
  enum : std::size_t { from = pair_columns, to, status, activity };
  constexpr std::size_t outcome = activity + activity_names.size();
  constexpr std::size_t value = outcome + 1, basis = outcome + 2;
  std::vector<KnownColumn> more{{"from"}, {"to"}, {"status", true}};
  for (const std::string_view name : activity_names)
    more.push_back({std::string{name}, true});
  more.insert(more.end(),
              {{"outcome", true}, {"value_gbp_m"}, {"value_basis"}});
  Columns columns(source, of_pairs(more), {}, problems);

  std::vector<ObservedOutcome> out;
  PairsSeen seen;
  while (columns.next()) {
    const auto pair = read_observed_pair(columns, cities);
    ObservedOutcome row{};
    row.from = read_year_or(columns, from, unknown_year);
    row.to = read_year_or(columns, to, unknown_year);
    if (row.to != unknown_year && row.to < row.from)
      columns.refuse(to, text("to {} is before from {}", row.to, row.from));
    if (!columns.is_empty(status))
      if (const auto state = read_word(columns, status, link_state_names))
        row.state = link_state_names[*state];
    for (std::size_t i = 0; i < activity_names.size(); ++i) {
      row.activity[i] = columns.number_if_known(activity + i, Range{0, 1}, "1");
      if (row.activity[i] != 1 && !columns.is_empty(activity + i))
        columns.refuse(activity + i,
                       "a kind of activity is 1 where a source tells of it, "
                       "and else empty: not found is not none");
    }
    row.outcome = unknown;
    if (!columns.is_empty(outcome))
      if (const auto rated = read_word(columns, outcome, outcome_names))
        row.outcome = double(*rated);
    row.value = columns.number_if_known(value, Range{0, 1e9}, "million GBP");
    if (!std::isnan(row.value) && columns.is_empty(basis))
      columns.refuse(value, "a value needs its value_basis: what was counted");
    row.origin = read_origin(columns, basis + 1);
    if (!pair) continue;
    seen.add(*pair, columns);
    row.pair = *pair;
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace twinning
