#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// What the links of one large world add to their cities in a step: one number
/// a link, to be added up by the cities in the order of the links.
///
/// Shape:   [position]: links in the order of the rows, each chunk filled up
///          to a whole number of registers
struct Tallies {
  Column<double> attention[2];    ///< w
  Column<double> visits;          ///< n of all visits, both ways
  Column<double> delegations[2];  ///< n of delegations sent
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
  Tallies& tallies;
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
    return {{P::load(&tallies.attention[0][position(group)]),
             P::load(&tallies.attention[1][position(group)])}};
  }

  /// The cities at one side of the links; what is not used is not gathered.
  TWINNING_INLINE City<P> city_at(std::uint32_t group, int side) const {
    const auto of = [&](double City<double>::*variable) {
      return gather_from(state.cities, world.city[side], group, variable);
    };
    using C = City<double>;
    const P none = 0.0;
    return {of(&C::business),    of(&C::education),
            of(&C::budget),      of(&C::enterprise),
            of(&C::coordinated), of(&C::flow_scale),
            of(&C::attention),   none};
  }
  TWINNING_INLINE Stand<P> stand_at(std::uint32_t group, int side) const {
    const auto of = [&](double Stand<double>::*variable) {
      return gather_from(state.stands, world.stand[side], group, variable);
    };
    using S = Stand<double>;
    const P none = 0.0;
    return {of(&S::community),
            of(&S::reputation),
            of(&S::capability),
            of(&S::welcome),
            of(&S::degree),
            none,
            none,
            none};
  }

  /// Begins to fetch the cities of links, which lie anywhere in memory.
  TWINNING_INLINE void expect(std::uint32_t group) const {
    const std::size_t first = row_of(group);
    const std::size_t end = part.first_row + part.rows;
    for (std::size_t row = first; row < first + width && row < end; ++row)
      for (int side = 0; side < 2; ++side) {
        const auto& city =
            state.cities.template row<double>(world.city[side][row]);
        const auto& stand =
            state.stands.template row<double>(world.stand[side][row]);
        __builtin_prefetch(&city);
        __builtin_prefetch(&stand);
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
        code[side][lane] =
            world.code[world.city[side][row_of(group) + std::size_t(lane)]];
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

  TWINNING_INLINE void claim_attention(std::uint32_t group, int side,
                                       P share) const {
    share.store(&tallies.attention[side][position(group)]);
  }
  TWINNING_INLINE void bring_visits(std::uint32_t group, P both,
                                    const P (&delegations)[2]) const {
    both.store(&tallies.visits[position(group)]);
    delegations[0].store(&tallies.delegations[0][position(group)]);
    delegations[1].store(&tallies.delegations[1][position(group)]);
  }
  /// Links that no longer stand bring nothing.
  void clear_tallies() const {
    const std::size_t from = position(part.first_group);
    const std::size_t to = position(part.first_group + part.groups);
    for (std::size_t i = from; i < to; ++i) {
      tallies.attention[0][i] = tallies.attention[1][i] = 0;
      tallies.delegations[0][i] = tallies.delegations[1][i] = 0;
      tallies.visits[i] = 0;
    }
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
    return Sum{&tallies.sums[part.chunk * yearly_count + std::size_t(what)]};
  }
  void add_one(std::uint32_t, Yearly what, int, double amount) const {
    tallies.sums[part.chunk * yearly_count + std::size_t(what)] += amount;
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
    return tallies.journals.data()[part.chunk];
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
  TWINNING_INLINE P gather_from(All& all, const Column<std::uint32_t>& ids,
                                std::uint32_t group, Variable variable) const {
    constexpr auto stride = std::uint32_t(All::variables);
    alignas(64) std::uint32_t index[width];
    for (int lane = 0; lane < width; ++lane)
      index[lane] = ids[row_of(group) + std::size_t(lane)] * stride;
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
