#pragma once

#include <optional>
#include <span>

#include "scenarios/reader/read_cities.hpp"

namespace twinning {

/// The relation of each pair of blocs.
class RelationTable {
 public:
  RelationTable(std::size_t blocs, std::span<const Relation> relations);

  /// The relation that links between cities of these blocs belong to.
  [[nodiscard]] std::optional<RelationId> of(BlocId a, BlocId b) const;

 private:
  std::size_t blocs_;
  std::vector<std::optional<RelationId>> relation_;
};

/// The links of a file (ODD 5): columns first, second (codes), year_signed,
/// and optionally year_ended, first_name, second_name and kind.
///
/// Errors:  in `problems`
[[nodiscard]] LinkTable read_links(const Source& source, const Cities& cities,
                                   const RelationTable& relations,
                                   Problems& problems);

/// The joint programmes of a file (ODD 5): columns year, event, first, second,
/// and optionally first_name, second_name and note.
///
/// Errors:  in `problems`
[[nodiscard]] std::vector<KnownEvent> read_events(
    const Source& source, const Cities& cities, const RelationTable& relations,
    Problems& problems);

}  // namespace twinning
