#include "scenarios/reader/read_cities.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "scenarios/reader/columns.hpp"
#include "scenarios/reader/look_alike.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// The columns with names of their own, in the order of `known_columns`.
enum Name : std::size_t {
  code,
  name,
  country,
  bloc,
  latitude,
  longitude,
  size,
  population,
  business,
  education,
  entrepreneurialism,
  coordination,
  budget,
  first_sector,
  first_community = first_sector + sectors,
};

constexpr Range codes{1, 2147483647};

std::vector<KnownColumn> known_columns(std::span<const Relation> relations) {
  std::vector<KnownColumn> columns{{"code", true},
                                   {"name", true},
                                   {"country", true},
                                   {"bloc", true},
                                   {"latitude", true},
                                   {"longitude", true},
                                   {"gdp_bn_gbp", true},
                                   {"population"},
                                   {"business"},
                                   {"education"},
                                   {"entrepreneurialism"},
                                   {"coordination"},
                                   {"budget"}};
  for (const std::string_view sector : sector_names)
    columns.push_back({text("sector_{}", sector)});
  for (const Relation& relation : relations)
    if (!relation.community.column.empty())
      columns.push_back({relation.community.column, true});
  return columns;
}

/// Reads the rows one by one; each function is for some columns of a row.
class CityReader {
 public:
  CityReader(const Source& source, std::span<const Bloc> blocs,
             std::span<const Relation> relations, Problems& problems)
      : problems_{problems},
        blocs_{blocs},
        columns_{source, known_columns(relations), passed_over, problems} {
    cities_.source = &source;
    std::size_t next = first_community;
    for (const Relation& relation : relations)
      community_.push_back(relation.community.column.empty() ? 0 : next++);
    cities_.table.community.resize(relations.size());
  }

  std::optional<Cities> all() {
    if (!columns_.header_is_good() || !check_sectors()) return std::nullopt;
    while (columns_.next()) row();
    check_sizes();
    return std::move(cities_);
  }

 private:
  static constexpr std::array<std::string_view, 3> passed_over{
      "community_", "note", "source"};

  void row() {
    read_code();
    read_name();
    table().country.emplace_back(columns_.text(country));
    read_bloc();
    read_position();
    read_sizes();
    read_attributes();
    read_sectors();
  }

  CityTable& table() { return cities_.table; }

  void read_code() {
    const auto given = columns_.whole(code, codes, "a city's own number");
    const auto number = std::uint32_t(given.value_or(0));
    const CityId city{std::uint32_t(table().count())};
    if (given) {
      const auto [first, is_new] = cities_.by_code.try_emplace(number, city);
      if (!is_new)
        columns_.refuse(
            code,
            text("the code {} is given twice, first in line {} ({})", number,
                 problems_.line(
                     {cities_.source, cities_.offsets[index(first->second)]}),
                 shown(table().name[index(first->second)], 60)));
    }
    table().code.push_back(number);
    cities_.offsets.push_back(columns_.place(code).offset);
  }

  void read_name() {
    const std::string_view given = columns_.text(name);
    const std::size_t city = table().name.size();
    table().name.emplace_back(given);
    const bool is_ascii = std::ranges::all_of(given, [](char letter) {
      return static_cast<unsigned char>(letter) < 0x80;
    });
    if (is_ascii) return;
    const auto [twin, is_new] = by_look_.try_emplace(taken_apart(given), city);
    if (is_new || table().name[twin->second] == given) return;
    columns_.refuse(
        name,
        text("'{}' looks alike with the name in line {} but is spelt "
             "with other characters; save both in the Unicode form NFC",
             shown(given, 60),
             problems_.line({cities_.source, cities_.offsets[twin->second]})));
  }

  void read_bloc() {
    const std::string_view given = columns_.text(bloc);
    const auto found = std::ranges::find(blocs_, given, &Bloc::name);
    const auto row = std::uint32_t(found - blocs_.begin());
    table().bloc.push_back(BlocId{found == blocs_.end() ? 0 : row});
    if (given.empty() || found != blocs_.end()) return;
    std::vector<std::string_view> known;
    for (const Bloc& one : blocs_) known.push_back(one.name);
    columns_.refuse(bloc, text("the scenario has no bloc '{}'{}",
                               shown(given, 60), known_names(given, known)));
  }

  void read_position() {
    const auto north = columns_.spelt(latitude);
    const auto east = columns_.spelt(longitude);
    const bool swapped = north && east && std::abs(*north) > 90 &&
                         std::abs(*north) <= 180 && std::abs(*east) <= 90;
    table().latitude.push_back(
        columns_
            .number(latitude, Range{-90, 90}, "degrees north",
                    swapped ? "; are latitude and longitude swapped?" : "")
            .value_or(0));
    table().longitude.push_back(
        columns_.number(longitude, Range{-180, 180}, "degrees east")
            .value_or(0));
  }

  void read_sizes() {
    table().size.push_back(
        columns_.number_if_known(size, Range{0, 1e5, true}, "bn GBP of 2014"));
    double persons = unknown;
    if (!columns_.is_empty(population))
      if (const auto known =
              columns_.whole(population, Range{1, 1e9}, "persons"))
        persons = double(*known);
    table().population.push_back(persons);
  }

  /// A density of local interest, or NaN.
  double interest(std::size_t column) {
    return columns_.number_if_known(column, Range{0, 1}, "1");
  }

  void read_attributes() {
    table().business.push_back(interest(business));
    table().education.push_back(interest(education));
    table().entrepreneurialism.push_back(
        columns_.number_if_known(entrepreneurialism, Range{0.5, 1.5}, "1"));
    table().coordination.push_back(
        columns_.number_if_known(coordination, Range{0, 1}, "1"));
    table().budget.push_back(columns_.number_if_known(
        budget, Range{0, 1e6, true}, "cost units/year"));
    for (std::size_t i = 0; i < community_.size(); ++i)
      table().community[i].push_back(
          community_[i] == 0 ? unknown : interest(community_[i]));
  }

  void read_sectors() {
    std::array<double, sectors> shares{};
    for (std::size_t k = 0; k < sectors; ++k)
      shares[k] =
          columns_.number_if_known(first_sector + k, Range{0, 1e9}, "share");
    const auto known = std::ranges::count_if(
        shares, [](double share) { return !std::isnan(share); });
    if (known != 0 && known != sectors) {
      for (std::size_t k = 0; k < sectors; ++k)
        if (columns_.is_empty(first_sector + k))
          columns_.refuse(first_sector + k,
                          "of the eight sector shares, either all are given "
                          "or none");
    } else if (known == sectors &&
               std::accumulate(shares.begin(), shares.end(), 0.0) <= 0) {
      columns_.refuse(first_sector, "the sector shares are all zero");
    }
    table().sector_shares.push_back(shares);
  }

  /// All eight columns of shares are there, or none.
  bool check_sectors() {
    std::size_t known = 0;
    for (std::size_t k = 0; k < sectors; ++k)
      if (columns_.has(first_sector + k)) ++known;
    if (known == 0 || known == sectors) return true;
    for (std::size_t k = 0; k < sectors; ++k)
      if (!columns_.has(first_sector + k))
        problems_.add({cities_.source, 0},
                      text("the column 'sector_{}' is missing; there are eight "
                           "such columns or none",
                           sector_names[k]));
    return false;
  }

  /// A size that is not known is the median of those known of its bloc.
  void check_sizes() {
    for (std::size_t i = 0; i < blocs_.size(); ++i) {
      std::optional<std::size_t> without;
      bool known = false;
      for (std::size_t row = 0; row < table().count(); ++row) {
        if (index(table().bloc[row]) != i) continue;
        known = known || !std::isnan(table().size[row]);
        if (!without) without = row;
      }
      if (without && !known)
        problems_.add({cities_.source, cities_.offsets[*without]},
                      text("no city of the bloc '{}' has a gdp_bn_gbp; at "
                           "least one must be known",
                           blocs_[i].name));
    }
  }

  Problems& problems_;
  std::span<const Bloc> blocs_;
  Columns columns_;
  Cities cities_;
  /// Cities whose names are not plain ASCII, by how these look.
  std::unordered_map<std::string, std::size_t> by_look_;
  std::vector<std::size_t> community_;  ///< column of each relation; 0: none
};

}  // namespace

std::optional<Cities> read_cities(const Source& source,
                                  std::span<const Bloc> blocs,
                                  std::span<const Relation> relations,
                                  Problems& problems) {
  return CityReader(source, blocs, relations, problems).all();
}

}  // namespace twinning
