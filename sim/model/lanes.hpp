#pragma once

#include <cstdint>

#include "sim/base/random.hpp"
#include "sim/model/state.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// The lanes hold replicates of one world: every lane has the same links in
/// the same order, so that a city's sum is a plain addition.
///
/// A submodel reaches all columns through this, and reads as for one run.
template <int width>
struct ReplicateLanes {
  using P = Pack<width>;
  using W = Words<width>;
  using M = Mask<width>;

  const World& world;
  State& state;
  Draws<width> draws;
  std::uint32_t year_row;  ///< years since the start
  int year;                ///< calendar year
  int step;                ///< of the year; −1 for yearly decisions

  TWINNING_INLINE Link<P>& link(std::uint32_t row) const {
    return state.links.template row<P>(row);
  }
  TWINNING_INLINE City<P>& city(std::uint32_t id) const {
    return state.cities.template row<P>(id);
  }
  TWINNING_INLINE Stand<P>& stand(std::uint32_t id) const {
    return state.stands.template row<P>(id);
  }

  /// The city at one side of a link, and its standing in the relation.
  TWINNING_INLINE City<P>& city_at(std::uint32_t row, int side) const {
    return city(world.city[side][row]);
  }
  TWINNING_INLINE Stand<P>& stand_at(std::uint32_t row, int side) const {
    return stand(world.stand[side][row]);
  }

  /// The random numbers of a link; time is a step or a year since 1900.
  TWINNING_INLINE typename Draws<width>::Block draw(Purpose purpose,
                                                    std::uint32_t time,
                                                    std::uint32_t row) const {
    return draws.block(world.code[world.city[0][row]],
                       world.code[world.city[1][row]], address(purpose, time));
  }

  /// This year's policies.
  TWINNING_INLINE const RelationYear& relation(std::uint32_t id) const {
    return world.relation_years[year_row * world.relation_count + id];
  }
  TWINNING_INLINE const ProfileYear& profile(std::uint32_t city) const {
    return world.profile_years[year_row * world.profiles + world.profile[city]];
  }
  TWINNING_INLINE const ProfileRelationYear& profile(std::uint32_t city,
                                                     std::uint32_t id) const {
    return world.profile_relation_years[(year_row * world.profiles +
                                         world.profile[city]) *
                                            world.relation_count +
                                        id];
  }

  /// An entry of the log of a run.
  void log(Happening what, std::uint32_t row, int lane, int side = 0,
           std::size_t kind = 0, double amount = 1) const {
    log_event(state, lane,
              {.year = year,
               .step = step,
               .link = std::int32_t(row),
               .what = std::uint8_t(what),
               .side = std::uint8_t(side),
               .kind = std::uint8_t(kind),
               .amount = amount});
  }

  /// A sum of the year of one relation.
  TWINNING_INLINE double* observed(std::uint32_t id, Yearly what) const {
    return state.observed.data() +
           (id * yearly_count + std::size_t(what)) * width;
  }
};

/// Whether a link stands: active or dormant, by its status as a number.
template <int width>
TWINNING_INLINE Mask<width> stands(Pack<width> status) {
  return (Pack<width>(double(Status::none)) < status) &
         (status < Pack<width>(double(Status::ended)));
}

/// A stretch of links of one relation, few enough for all that a step makes of
/// them to stay near the processor.  Submodels pass it on from one to the next.
template <class Lanes>
struct Block {
  using P = typename Lanes::P;
  static constexpr std::uint32_t room = 16;

  std::uint32_t count = 0;
  std::uint32_t relation = 0;
  std::uint32_t row[room];

  P luck[2][kinds][room];             ///< decides visits (word + ½)
  P staff_luck[2][room];              ///< decides turnover
  P deal_luck[room];                  ///< decides deals
  typename Lanes::W deal_size[room];  ///< decides the size of a deal

  P visits[2][kinds][room];  ///< expected, then made in the step
  P experience[2][room];     ///< g
  P failures[2][room];       ///< bad
};

}  // namespace twinning
