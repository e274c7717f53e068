#include "scenarios/reader/read_links.hpp"

#include <array>

#include "scenarios/reader/pairs.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using namespace std::string_view_literals;

constexpr Range years{1000, 9999};
constexpr std::array passed_over{"kind"sv, "note"sv, "source"sv};

int year_or(Columns& columns, std::size_t column, int otherwise) {
  if (columns.is_empty(column)) return otherwise;
  return int(columns.whole(column, years, "calendar year").value_or(otherwise));
}

}  // namespace

RelationTable::RelationTable(std::size_t blocs,
                             std::span<const Relation> relations)
    : blocs_{blocs}, relation_(blocs * blocs) {
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const std::size_t first = index(relations[i].first);
    const std::size_t second = index(relations[i].second);
    relation_[first * blocs_ + second] = RelationId{std::uint32_t(i)};
    relation_[second * blocs_ + first] = RelationId{std::uint32_t(i)};
  }
}

std::optional<RelationId> RelationTable::of(BlocId a, BlocId b) const {
  return relation_[index(a) * blocs_ + index(b)];
}

LinkTable read_links(const Source& source, const Cities& cities,
                     const RelationTable& relations, Problems& problems) {
  enum : std::size_t { first, second, signed_in, ended, name1, name2 };
  Columns columns(source,
                  {{"first", true},
                   {"second", true},
                   {"year_signed", true},
                   {"year_ended"},
                   {"first_name"},
                   {"second_name"}},
                  passed_over, problems);

  LinkTable links;
  std::vector<std::pair<Pair, Place>> pairs;
  while (columns.next()) {
    const auto pair =
        read_pair(columns, {first, second, name1, name2}, cities, relations);
    const int born = year_or(columns, signed_in, unknown_year);
    const int died = year_or(columns, ended, never);
    if (born != unknown_year && died < born)
      columns.refuse(
          ended, text("year_ended {} is before year_signed {}", died, born));
    if (!pair) continue;
    pairs.emplace_back(*pair, columns.place(first));
    links.first.push_back(pair->first);
    links.second.push_back(pair->second);
    links.relation.push_back(pair->relation);
    links.year_signed.push_back(born);
    links.year_ended.push_back(died);
  }
  refuse_repeated_pairs(std::move(pairs), "the link", problems);
  return links;
}

std::vector<KnownEvent> read_events(const Source& source, const Cities& cities,
                                    const RelationTable& relations,
                                    Problems& problems) {
  enum : std::size_t { year, event, first, second, name1, name2 };
  Columns columns(source,
                  {{"year", true},
                   {"event", true},
                   {"first", true},
                   {"second", true},
                   {"first_name"},
                   {"second_name"}},
                  passed_over, problems);

  std::vector<KnownEvent> events;
  std::vector<std::pair<Pair, Place>> pairs;
  while (columns.next()) {
    const auto when = columns.whole(year, years, "calendar year");
    const std::string_view what = columns.text(event);
    constexpr std::array known{"joint_programme"sv};
    if (!what.empty() && what != known[0])
      columns.refuse(event, text("unknown event '{}'{}", shown(what, 60),
                                 known_names(what, known)));
    const auto pair =
        read_pair(columns, {first, second, name1, name2}, cities, relations);
    if (!when || !pair) continue;
    pairs.emplace_back(*pair, columns.place(first));
    events.push_back({int(*when), pair->first, pair->second});
  }
  refuse_repeated_pairs(std::move(pairs), "a joint programme", problems);
  return events;
}

}  // namespace twinning
