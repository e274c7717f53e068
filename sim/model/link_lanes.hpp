#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// What a link of one large world adds to its cities in a step.
struct Tally {
  double attention[2];    ///< w of the next step
  double visits;          ///< n of all visits, both ways
  double delegations[2];  ///< n of delegations sent
};

/// What the links of one large world have beside their state.  Their positions
/// follow the rows, each chunk filled up to a whole number of registers.
struct Ledger {
  /// The stands they join and the codes of their cities, which the lanes read
  /// in a row.
  ///
  /// Shape:   [group][stands, then codes][side][lane], then as much as is
  ///          fetched ahead of the last group
  Column<std::uint32_t> ends;
  static constexpr std::uint32_t groups_ahead = 16;

  /// To be added up by the cities in the order of the links.
  ///
  /// Shape:   [position]
  Column<Tally> tallies;

  Column<double> sums;            ///< [chunk][Yearly]
  std::vector<Journal> journals;  ///< of each chunk
};

/// A chunk of one large world: which links, and where they are kept.
struct WorldPart {
  static constexpr std::uint32_t none = ~0u;
  std::uint32_t chunk;
  std::uint32_t first_row, rows;
  std::uint32_t first_group, groups;
  std::uint32_t relation;
  std::uint32_t next = none;  ///< part of the same stretch
};

/// The lanes hold neighbouring links of one world, in one run: a `row` of the
/// submodels is a group of links.  Cities are gathered, and what links add to
/// them is laid out for the cities to add up.
///
/// Lanes past the end of a chunk hold links that are never signed.
template <int width>
struct LinkLanes : Year {
  using P = Pack<width>;
  using W = Words<width>;
  using M = Mask<width>;

  Draws<width> draws;
  Ledger& ledger;
  WorldPart part;

  /// Rows and positions of a group's first link.
  TWINNING_INLINE std::size_t row_of(std::uint32_t group) const {
    return part.first_row + std::size_t{group - part.first_group} * width;
  }
  TWINNING_INLINE std::size_t position(std::uint32_t group) const {
    return std::size_t{group} * width;
  }
  TWINNING_INLINE std::uint32_t table_row(std::uint32_t group, int lane) const {
    const std::size_t row = row_of(group) + std::size_t(lane);
    return row < part.first_row + part.rows ? std::uint32_t(row) : ~0u;
  }

  TWINNING_INLINE Link<P>& link(std::uint32_t group) const {
    return state.links.template row<P>(group);
  }
  TWINNING_INLINE Claims<P> claims(std::uint32_t group) const {
    const Tally* const tally = tallies_of(group);
    Claims<P> claims;
    for (int side = 0; side < 2; ++side) {
      alignas(64) double share[width];
      for (int lane = 0; lane < width; ++lane)
        share[lane] = tally[lane].attention[side];
      claims.attention[side] = P::load(share);
    }
    return claims;
  }

  /// The cities at one side of the links; what is not used is not gathered.
  TWINNING_INLINE City<P> city_at(std::uint32_t group, int side) const {
    const auto of = [&](double City<double>::*variable) {
      return gather_from(state.cities, &world.city[side][row_of(group)],
                         variable);
    };
    using C = City<double>;
    return {of(&C::business),     of(&C::education),
            of(&C::budget),       of(&C::enterprise),
            of(&C::coordinated),  of(&C::entrepreneurialism),
            of(&C::coordination), of(&C::asked)};
  }
  TWINNING_INLINE Stand<P> stand_at(std::uint32_t group, int side) const {
    const auto of = [&](double Stand<double>::*variable) {
      return gather_from(state.stands, stands_of(group, side), variable);
    };
    using S = Stand<double>;
    return {of(&S::community), of(&S::degree),      of(&S::capability),
            of(&S::visits),    of(&S::delegations), of(&S::deals)};
  }
  TWINNING_INLINE Presence<P> presence_at(std::uint32_t group, int side) const {
    const auto of = [&](double Presence<double>::*variable) {
      return gather_from(state.presences, stands_of(group, side), variable);
    };
    using S = Presence<double>;
    return {of(&S::attention), of(&S::flow_scale), of(&S::welcome),
            of(&S::reputation)};
  }

  /// Links are many: what is read of the next must be fetched while others are
  /// worked on.
  static constexpr bool near = false;

  /// Begins to fetch what a step reads of the stands of these links, which lie
  /// anywhere in memory; and, some groups ahead, which stands to fetch next.
  TWINNING_INLINE void expect_ends(std::uint32_t group) const {
    for (int side = 0; side < 2; ++side)
      for (int lane = 0; lane < width; ++lane)
        __builtin_prefetch(&state.presences.template row<double>(
            stands_of(group, side)[lane]));
    for (int lane = 0; lane < width; ++lane)
      __builtin_prefetch(&tallies_of(group)[lane]);
    const std::uint32_t* const later = ends_of(group + Ledger::groups_ahead);
    __builtin_prefetch(later);
    __builtin_prefetch(later + std::size_t{2} * width);
    __builtin_prefetch(&world.potential[row_of(group)]);
  }
  /// The same, and what the yearly decisions read of the cities.
  TWINNING_INLINE void expect_cities(std::uint32_t group) const {
    expect_ends(group);
    for (int side = 0; side < 2; ++side)
      for (int lane = 0; lane < width; ++lane) {
        const std::size_t stand = stands_of(group, side)[lane];
        const std::size_t row = row_of(group) + std::size_t(lane);
        const std::size_t city = world.city[side][row];
        __builtin_prefetch(&state.stands.template row<double>(stand));
        __builtin_prefetch(&state.cities.template row<double>(city));
      }
  }

  TWINNING_INLINE P constant(const Column<double>& column,
                             std::uint32_t group) const {
    return load_anywhere<width>(&column[row_of(group)]);
  }
  TWINNING_INLINE M now(const Column<int>& column, std::uint32_t group) const {
    if (column.size() == 0) return truth<width>(false);
    return inside(group) & (numbers(column, group) == P(double(year)));
  }
  TWINNING_INLINE M reached(const Column<int>& column,
                            std::uint32_t group) const {
    if (column.size() == 0) return truth<width>(false);
    return inside(group) & (numbers(column, group) <= P(double(year)));
  }
  TWINNING_INLINE P prospect(std::uint32_t group, std::uint32_t id) const {
    return constant(world.potential, group) * P(relation(id).prospect);
  }
  TWINNING_INLINE M candidate(std::uint32_t group) const {
    if (world.candidate.size() == 0) return truth<width>(false);
    return inside(group) & (P(0.0) < numbers(world.candidate, group));
  }

  TWINNING_INLINE P turnover(std::uint32_t group, int side) const {
    return gather<width>(state.turnover.data(),
                         &world.city[side][row_of(group)]);
  }
  TWINNING_INLINE P funding(std::uint32_t group, int side,
                            std::uint32_t id) const {
    return each(group, side, id,
                [](const ProfileRelationYear& of) { return of.funding; });
  }
  TWINNING_INLINE P tilt(std::uint32_t group, int side, std::uint32_t id,
                         std::size_t kind) const {
    return each(group, side, id, [kind](const ProfileRelationYear& of) {
      return of.tilt[kind];
    });
  }

  struct Codes {
    W first, second;
  };
  TWINNING_INLINE Codes codes(std::uint32_t group) const {
    alignas(64) std::uint64_t code[2][width];
    for (int side = 0; side < 2; ++side)
      for (int lane = 0; lane < width; ++lane)
        code[side][lane] = ends_of(group)[(2 + side) * width + lane];
    return {W::load(code[0]), W::load(code[1])};
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

  /// Parts worked on at once may mark the same stand.
  TWINNING_INLINE void mark_stands(std::uint32_t group, M standing) const {
    for (unsigned left = bits(standing); left != 0; left &= left - 1) {
      const int lane = __builtin_ctz(left);
      for (int side = 0; side < 2; ++side)
        __atomic_store_n(&state.marked[stands_of(group, side)[lane]],
                         std::uint8_t{1}, __ATOMIC_RELAXED);
    }
  }

  TWINNING_INLINE void claim_attention(std::uint32_t group, int side,
                                       P share) const {
    put(group, share,
        [side](Tally& tally) -> double& { return tally.attention[side]; });
  }
  TWINNING_INLINE void bring_visits(std::uint32_t group, P both,
                                    const P (&delegations)[2]) const {
    put(group, both, [](Tally& tally) -> double& { return tally.visits; });
    for (int side = 0; side < 2; ++side)
      put(group, delegations[side],
          [side](Tally& tally) -> double& { return tally.delegations[side]; });
  }
  /// Links that no longer stand bring nothing.
  void clear_tallies() const {
    const std::size_t from = position(part.first_group);
    const std::size_t to = position(part.first_group + part.groups);
    for (std::size_t i = from; i < to; ++i) ledger.tallies[i] = {};
  }
  void bring_deal(std::uint32_t group, int lane, double count,
                  double size) const {
    journal().deals.push_back({table_row(group, lane), count, size});
  }

  /// A sum of the year over the links of the chunk, link by link.
  class Sum {
   public:
    TWINNING_INLINE explicit Sum(double* at) : at_{at}, value_{*at} {}
    TWINNING_INLINE void add(P amount) {
      alignas(64) double of[width];
      amount.store(of);
      for (int lane = 0; lane < width; ++lane) value_ += of[lane];
    }
    TWINNING_INLINE void keep() const { *at_ = value_; }

   private:
    double* at_;
    double value_;
  };
  TWINNING_INLINE Sum sum(std::uint32_t, Yearly what) const {
    return Sum{&ledger.sums[part.chunk * yearly_count + std::size_t(what)]};
  }
  void add_one(std::uint32_t, Yearly what, int, double amount) const {
    ledger.sums[part.chunk * yearly_count + std::size_t(what)] += amount;
  }

  void bury(std::uint32_t group, int lane) const {
    journal().bury(state, group, table_row(group, lane), lane, year);
  }
  void log(Happening what, std::uint32_t group, int lane, int side = 0,
           std::size_t kind = 0, double amount = 1) const {
    journal().log(0, {.year = year,
                      .step = step,
                      .link = std::int32_t(table_row(group, lane)),
                      .what = std::uint8_t(what),
                      .side = std::uint8_t(side),
                      .kind = std::uint8_t(kind),
                      .amount = amount});
  }

 private:
  [[gnu::always_inline]] Journal& journal() const {
    return ledger.journals.data()[part.chunk];
  }
  TWINNING_INLINE const std::uint32_t* ends_of(std::uint32_t group) const {
    return &ledger.ends[4 * position(group)];
  }
  TWINNING_INLINE const std::uint32_t* stands_of(std::uint32_t group,
                                                 int side) const {
    return ends_of(group) + side * width;
  }
  TWINNING_INLINE Tally* tallies_of(std::uint32_t group) const {
    return &ledger.tallies[position(group)];
  }
  template <class Of>
  TWINNING_INLINE void put(std::uint32_t group, P values, Of of) const {
    alignas(64) double value[width];
    values.store(value);
    for (int lane = 0; lane < width; ++lane)
      of(tallies_of(group)[lane]) = value[lane];
  }

  /// The lanes that hold links of this chunk; the columns of the world go on
  /// with the next one.
  TWINNING_INLINE M inside(std::uint32_t group) const {
    alignas(64) double place[width];
    for (int lane = 0; lane < width; ++lane)
      place[lane] = double(row_of(group) + std::size_t(lane));
    return P::load(place) < P(double(part.first_row + part.rows));
  }

  template <class All, class Variable>
  TWINNING_INLINE P gather_from(All& all, const std::uint32_t* ids,
                                Variable variable) const {
    constexpr auto stride = std::uint32_t(All::variables);
    alignas(64) std::uint32_t index[width];
    for (int lane = 0; lane < width; ++lane) index[lane] = ids[lane] * stride;
    return gather<width>(&(all.template row<double>(0).*variable), index);
  }

  /// Whole numbers of the links as doubles.
  template <class Number>
  TWINNING_INLINE P numbers(const Column<Number>& column,
                            std::uint32_t group) const {
    alignas(64) double values[width];
    for (int lane = 0; lane < width; ++lane)
      values[lane] = double(column[row_of(group) + std::size_t(lane)]);
    return P::load(values);
  }

  /// A number of the policies towards the city of each lane.
  template <class Of>
  TWINNING_INLINE P each(std::uint32_t group, int side, std::uint32_t id,
                         Of of) const {
    const std::uint32_t* const city = &world.city[side][row_of(group)];
    if (world.profiles == 1) return of(profile(city[0], id));
    alignas(64) double values[width];
    for (int lane = 0; lane < width; ++lane)
      values[lane] = of(profile(city[lane], id));
    return P::load(values);
  }
};

}  // namespace twinning
