#pragma once

#include "scenarios/reader/observed_tables.hpp"

namespace twinning {

// Cells that several tables of observations have.

/// The columns that say where a row comes from, which begin at `at`.
inline constexpr std::size_t origin_columns = 5;
void add_origin(std::vector<KnownColumn>& columns);
[[nodiscard]] Origin read_origin(Columns& columns, std::size_t at);

/// The columns first, second, first_name and second_name, which begin at 0.
inline constexpr std::size_t pair_columns = 4;
void add_pair(std::vector<KnownColumn>& columns);
[[nodiscard]] std::optional<ObservedPair> read_observed_pair(
    Columns& columns, const KnownCities& cities);

/// A calendar year, or what stands for an empty cell.
[[nodiscard]] int read_year_or(Columns& columns, std::size_t at, int otherwise);

/// The columns from and to, which must have years in order; false if not.
[[nodiscard]] bool read_span(Columns& columns, std::size_t from, int& first,
                             int& last);

/// One of a few words, as its place among them; nothing if it is at fault.
[[nodiscard]] std::optional<std::size_t> read_word(
    Columns& columns, std::size_t at, std::span<const std::string_view> words);

/// Text that may be left out.
[[nodiscard]] std::string read_note(Columns& columns, std::size_t at);

/// Tells of pairs that a table has twice, in either order.
class PairsSeen {
 public:
  void add(const ObservedPair& pair, Columns& columns);

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> row_;
};

}  // namespace twinning
