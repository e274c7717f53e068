#pragma once

#include <cstdint>

#include "sim/base/random.hpp"
#include "sim/model/state.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// One year of a world, as all its links and cities see it.
struct Year {
  const World& world;
  State& state;
  std::uint32_t row;  ///< years since the start
  int year;           ///< calendar year
  int step;           ///< of the year; −1 for yearly decisions

  /// This year's policies.
  TWINNING_INLINE const RelationYear& relation(std::uint32_t id) const {
    return world.relation_years[row * world.relation_count + id];
  }
  TWINNING_INLINE const ProfileYear& profile(std::uint32_t city) const {
    return world.profile_years[row * world.profiles + world.profile[city]];
  }
  TWINNING_INLINE const ProfileRelationYear& profile(std::uint32_t city,
                                                     std::uint32_t id) const {
    return world
        .profile_relation_years[(row * world.profiles + world.profile[city]) *
                                    world.relation_count +
                                id];
  }
};

/// The lanes hold replicates of one world: every lane has the same links in
/// the same order, so that a city's sum is a plain addition.
///
/// A submodel reaches links, cities and draws through this, and reads as for
/// one run.  LinkLanes is the same for the links of one large world.
template <int width>
struct ReplicateLanes : Year {
  using P = Pack<width>;
  using W = Words<width>;
  using M = Mask<width>;

  Draws<width> draws;

  TWINNING_INLINE Link<P>& link(std::uint32_t row) const {
    return state.links.template row<P>(row);
  }
  TWINNING_INLINE Claims<P>& claims(std::uint32_t row) const {
    return state.claims.template row<P>(row);
  }
  TWINNING_INLINE City<P>& city(std::uint32_t id) const {
    return state.cities.template row<P>(id);
  }
  TWINNING_INLINE Stand<P>& stand(std::uint32_t id) const {
    return state.stands.template row<P>(id);
  }
  TWINNING_INLINE Presence<P>& presence(std::uint32_t stand) const {
    return state.presences.template row<P>(stand);
  }
  TWINNING_INLINE Deeds<P>& deeds(std::uint32_t stand) const {
    return state.deeds.template row<P>(stand);
  }

  /// The links of replicates are few, and all of them near to the processor.
  static constexpr bool near = true;

  /// The city at one side of a link, and its standing in the relation.
  TWINNING_INLINE const City<P>& city_at(std::uint32_t row, int side) const {
    return city(world.city[side][row]);
  }
  TWINNING_INLINE const Stand<P>& stand_at(std::uint32_t row, int side) const {
    return stand(world.stand[side][row]);
  }
  TWINNING_INLINE const Presence<P>& presence_at(std::uint32_t row,
                                                 int side) const {
    return presence(world.stand[side][row]);
  }

  /// What is known of a link beforehand: a number; whether this year is one of
  /// its years, or past it; what it could be worth this year; whether it may
  /// form endogenously.
  TWINNING_INLINE P constant(const Column<double>& column,
                             std::uint32_t row) const {
    return column[row];
  }
  TWINNING_INLINE M now(const Column<int>& column, std::uint32_t row) const {
    return truth<width>(column.size() != 0 && column[row] == year);
  }
  TWINNING_INLINE M reached(const Column<int>& column,
                            std::uint32_t row) const {
    return truth<width>(column.size() != 0 && column[row] <= year);
  }
  TWINNING_INLINE P prospect(std::uint32_t row, std::uint32_t id) const {
    return world.potential[row] * relation(id).prospect;
  }
  TWINNING_INLINE M candidate(std::uint32_t row) const {
    return truth<width>(world.candidate.size() != 0 &&
                        world.candidate[row] != 0);
  }

  /// The row of a link in the tables; or none (a large number).
  TWINNING_INLINE std::uint32_t table_row(std::uint32_t row, int) const {
    return row;
  }

  /// This year's policies towards the city at one side of a link.
  TWINNING_INLINE P turnover(std::uint32_t row, int side) const {
    return state.turnover[world.city[side][row]];
  }
  TWINNING_INLINE P funding(std::uint32_t row, int side,
                            std::uint32_t relation) const {
    return profile(world.city[side][row], relation).funding;
  }
  TWINNING_INLINE P tilt(std::uint32_t row, int side, std::uint32_t relation,
                         std::size_t kind) const {
    return profile(world.city[side][row], relation).tilt[kind];
  }

  /// The random numbers of a link, by the codes of its cities; time is a step
  /// or a year since 1900.
  struct Codes {
    std::uint32_t first, second;
  };
  TWINNING_INLINE Codes codes(std::uint32_t row) const {
    return {world.code[world.city[0][row]], world.code[world.city[1][row]]};
  }
  TWINNING_INLINE typename Draws<width>::Block draw(Purpose purpose,
                                                    std::uint32_t time,
                                                    Codes link) const {
    return draws.block(link.first, link.second, address(purpose, time));
  }
  template <int count>
  TWINNING_INLINE void draw(
      const std::uint32_t (&addresses)[count], Codes link,
      typename Draws<width>::Block (&blocks)[count]) const {
    draws.blocks(link.first, link.second, addresses, blocks);
  }

  /// Marks the stands of a link that stands in any lane.
  TWINNING_INLINE void mark_stands(std::uint32_t row, M) const {
    state.marked[world.stand[0][row]] = state.marked[world.stand[1][row]] = 1;
  }

  /// What a link adds to its cities in a step.
  TWINNING_INLINE void claim_attention(std::uint32_t row, int side,
                                       P share) const {
    claims(row).attention[side] = share;
    city(world.city[side][row]).asked += share;
  }
  TWINNING_INLINE void bring_visits(std::uint32_t row, P both,
                                    const P (&delegations)[2]) const {
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      Stand<P>& to = stand(world.stand[side][row]);
      to.visits += both;
      to.delegations += delegations[side];
    }
  }
  void bring_deal(std::uint32_t row, int lane, double count,
                  double size) const {
    for (int side = 0; side < 2; ++side) {
      const std::size_t to = world.stand[side][row];
      state.stands.at(to, std::size_t(lane), &Stand<double>::deals) += count;
      state.deeds.at(to, std::size_t(lane), &Deeds<double>::deals) += count;
      state.deeds.at(to, std::size_t(lane), &Deeds<double>::value) += size;
    }
  }

  /// A sum of the year over the links of a relation, lane by lane, each added
  /// in the order of the links.
  class Sum {
   public:
    TWINNING_INLINE explicit Sum(double* at) : at_{at}, value_{P::load(at)} {}
    TWINNING_INLINE void add(P amount) { value_ += amount; }
    TWINNING_INLINE void keep() const { value_.store(at_); }

   private:
    double* at_;
    P value_;
  };
  TWINNING_INLINE Sum sum(std::uint32_t relation, Yearly what) const {
    return Sum{state.partial.data() +
               (relation * yearly_count + std::size_t(what)) * width};
  }
  void add_one(std::uint32_t relation, Yearly what, int lane,
               double amount) const {
    state.partial[(relation * yearly_count + std::size_t(what)) * width +
                  std::size_t(lane)] += amount;
  }

  /// Keeps what a link was when it ended.
  void bury(std::uint32_t row, int lane) const {
    state.journal.bury(state, row, row, lane, year);
  }

  /// An entry of the log of a run.
  void log(Happening what, std::uint32_t row, int lane, int side = 0,
           std::size_t kind = 0, double amount = 1) const {
    state.journal.log(lane, {.year = year,
                             .step = step,
                             .link = std::int32_t(row),
                             .what = std::uint8_t(what),
                             .side = std::uint8_t(side),
                             .kind = std::uint8_t(kind),
                             .amount = amount});
  }
};

/// The number of one lane.
template <int width>
TWINNING_INLINE double& in_lane(Pack<width>& all, int lane) {
  return reinterpret_cast<double*>(&all)[lane];
}

/// Whether a link stands: active or dormant, by its status as a number.
template <int width>
TWINNING_INLINE Mask<width> stands(Pack<width> status) {
  return (Pack<width>(double(Status::none)) < status) &
         (status < Pack<width>(double(Status::ended)));
}

/// Links of one relation that stand in any lane, in their order.
struct Work {
  const std::uint32_t* rows;
  std::uint32_t count;
  std::uint32_t relation;
};

/// A stretch of links of one relation, few enough for all that a step makes of
/// them to stay near the processor.  Submodels pass it on from one to the next.
template <class Lanes>
struct Block {
  using P = typename Lanes::P;
  static constexpr std::uint32_t room = 16;

  std::uint32_t count = 0;
  std::uint32_t left = 0;  ///< links from the first of the block on
  std::uint32_t relation = 0;
  const std::uint32_t* row = nullptr;

  P luck[2][kinds][room];             ///< decides visits
  P staff_luck[2][room];              ///< decides turnover
  P deal_luck[room];                  ///< decides deals
  typename Lanes::W deal_size[room];  ///< decides the size of a deal

  P visits[2][kinds][room];  ///< expected, then made in the step
  P experience[2][room];     ///< g
  P failures[2][room];       ///< bad

  /// Whether the next block has an i-th link.
  TWINNING_INLINE bool goes_on(std::uint32_t i) const {
    return i + room < left;
  }
};

/// Begins to fetch a part of the state of a link.
template <int part, int parts, class Lanes>
TWINNING_INLINE void fetch(const Lanes& lanes, std::uint32_t row) {
  constexpr std::size_t line = 64;
  constexpr std::size_t lines =
      (sizeof(Link<typename Lanes::P>) + line - 1) / line;
  const auto* const state = reinterpret_cast<const char*>(&lanes.link(row));
  for (std::size_t i = lines * part / parts; i < lines * (part + 1) / parts;
       ++i)
    __builtin_prefetch(state + i * line);
}

/// Where links are not near, the next block is fetched while this one is worked
/// on, a quarter in each of four loops: of what is asked for all at once, the
/// processor forgets some.
template <int quarter, class Lanes>
TWINNING_INLINE void fetch_quarter(const Lanes& lanes,
                                   const Block<Lanes>& block, std::uint32_t i) {
  if constexpr (!Lanes::near)
    if (block.goes_on(i)) fetch<quarter, 4>(lanes, block.row[i + block.room]);
}

}  // namespace twinning
