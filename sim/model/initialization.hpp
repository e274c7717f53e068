#pragma once

#include "sim/base/math_lanes.hpp"
#include "sim/model/lanes.hpp"

namespace twinning {

/// A value where it is known, what is drawn where it is not (NaN).
template <class P>
TWINNING_INLINE P known_or(double known, P drawn) {
  return known == known ? P(known) : drawn;
}

template <class P>
TWINNING_INLINE P logistic(P x) {
  return P(1.0) / (P(1.0) + exact::exp(P(0.0) - x));
}

/// Two words of a block make two standard normals, radius·cos(angle) and
/// radius·sin(angle).
template <class Word>
TWINNING_INLINE auto radius(const Word& word) {
  using P = decltype(uniform(word));
  return sqrt(P(-2.0) * exact::log(uniform(word)));
}
template <class Word>
TWINNING_INLINE auto angle(const Word& word) {
  using P = decltype(uniform(word));
  constexpr double turn = 6.283185307179586477;
  return P(turn) * uniform(word);
}

/// The standard normals N1..N5 and uniforms V0, V1 of one city (block CITY).
template <class P>
struct CityLuck {
  P normal[5];
  P uniform[2];
};

template <class Lanes>
TWINNING_INLINE CityLuck<typename Lanes::P> city_luck(const Lanes& lanes,
                                                      std::uint32_t code,
                                                      bool equal) {
  using P = typename Lanes::P;
  if (equal)
    return {{P(0.0), P(0.0), P(0.0), P(0.0), P(0.0)}, {P(0.0), P(0.0)}};
  const auto u = lanes.draws.block(code, 0u, address(Purpose::city, 0));
  const auto v = lanes.draws.block(code, 0u, address(Purpose::city, 1));
  const P r0 = radius(u.word[0]);
  const P r2 = radius(u.word[2]);
  const P angle_1 = angle(u.word[1]);
  const P angle_3 = angle(u.word[3]);
  return {{r0 * exact::cos(angle_1), r0 * exact::sin(angle_1),
           r2 * exact::cos(angle_3), r2 * exact::sin(angle_3),
           radius(v.word[2]) * exact::cos(angle(v.word[3]))},
          {uniform(v.word[0]), uniform(v.word[1])}};
}

/// The normal that decides community interest in a relation: N3 and N4 for
/// the first two; for each further one a block of its own.
template <class Lanes>
TWINNING_INLINE typename Lanes::P community_normal(
    const Lanes& lanes, std::uint32_t code, std::uint32_t relation,
    const CityLuck<typename Lanes::P>& luck, bool equal) {
  using P = typename Lanes::P;
  if (relation < 2) return luck.normal[2 + relation];
  if (equal) return P(0.0);
  const auto w = lanes.draws.block(code, 0u, address(Purpose::city, relation));
  return radius(w.word[0]) * exact::cos(angle(w.word[1]));
}

/// Draws what is not known of the cities, once per run (ODD 5).
///
/// Shape:   cities in [from, to), and their stands
template <class Lanes>
void draw_cities(const Lanes& lanes, std::uint32_t from, std::uint32_t to) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const Effort& effort = world.parameters.effort;
  const bool equal = world.equal_cities;

  std::uint32_t stand = world.first_stand(from);
  for (std::uint32_t city = from; city < to; ++city) {
    const CityLuck<P> luck = city_luck(lanes, world.code[city], equal);
    const double z = world.z[city];
    const auto interest = [&](const P& normal) {
      return logistic(P(-0.2 + 0.5 * z) + P(0.9) * normal);
    };
    const P budget =
        known_or(world.known_budget[city],
                 P(world.budget[city]) *
                     exact::exp(P(effort.budget_spread) * luck.normal[4]));
    City<P>& drawn = lanes.city(city);
    drawn.business =
        known_or(world.known_business[city], interest(luck.normal[0]));
    drawn.education =
        known_or(world.known_education[city], interest(luck.normal[1]));
    drawn.entrepreneurialism = known_or(world.known_entrepreneurialism[city],
                                        P(0.5) + luck.uniform[0]);
    drawn.coordination =
        known_or(world.known_coordination[city], luck.uniform[1]);
    drawn.budget = budget;
    const P flow_scale = P(1.0) / sqrt(budget / P(effort.budget));

    for (; stand < world.stands() && world.stand_city[stand] == city; ++stand) {
      const std::uint32_t relation = world.stand_relation[stand];
      const double known = world.known_community[stand];
      const CommunityDraw& draw = world.community[relation];
      lanes.presence(stand).flow_scale = flow_scale;
      lanes.stand(stand).capability = P(0.2);
      lanes.stand(stand).community =
          known == known
              ? P(known)
              : logistic(P(draw.intercept + draw.slope * z) +
                         P(draw.spread) *
                             community_normal(lanes, world.code[city], relation,
                                              luck, equal));
    }
  }
}

/// The year in which links are to be signed: as known, not before the start;
/// drawn from the known years of their relation where it is not (ODD 5).
/// Never, if the link would have ended by then.
///
/// Shape:   links in [from, from + count), of one relation
template <class Lanes>
void draw_years(const Lanes& lanes, std::uint32_t from, std::uint32_t count,
                std::uint32_t relation) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const int* const known =
      world.known_years.data() + world.known_years_from[relation];
  const std::uint32_t n_known =
      world.known_years_from[relation + 1] - world.known_years_from[relation];

  for (std::uint32_t row = from; row < from + count; ++row) {
    alignas(64) double due[P::lanes];
    alignas(64) double u[P::lanes];
    uniform(lanes.draw(Purpose::undated, 0, lanes.codes(row)).word[0]).store(u);
    for (int lane = 0; lane < P::lanes; ++lane) {
      const std::uint32_t at = lanes.table_row(row, lane);
      due[lane] = double(never);
      if (at >= world.rows) continue;
      int year = world.signed_in[at];
      if (year == unknown_year)
        year = n_known == 0 ? world.start
                            : known[std::uint32_t(u[lane] * n_known)];
      year = year < world.start ? world.start : year;
      due[lane] = double(year >= world.ended_in[at] ? never : year);
    }
    Link<P>& link = lanes.link(row);
    link.born = P::load(due);
    for (int side = 0; side < 2; ++side)
      for (P& activity : link.activity[side]) activity = P(0.3);
  }
}

}  // namespace twinning
