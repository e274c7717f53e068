#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "sim/base/column.hpp"
#include "sim/model/entities.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// The state of all entities of one kind: [entity][variable][lane], so that
/// what a submodel needs of a link lies together.
template <template <class> class Entity>
class Entities {
 public:
  /// Variables of an entity.
  static constexpr std::size_t variables =
      sizeof(Entity<double>) / sizeof(double);

  /// Makes `count` entities in `lanes` lanes, all numbers 0.
  void reset(std::size_t count, int lanes) {
    width_ = std::size_t(lanes);
    numbers_.assign(count * variables * width_, 0);
  }

  /// An entity in all lanes.
  template <class P>
  [[gnu::always_inline]] Entity<P>& row(std::size_t entity) {
    return reinterpret_cast<Entity<P>*>(numbers_.data())[entity];
  }

  /// One variable of an entity in one lane; `variable` is a pointer to a
  /// member, or finds one in an Entity<double>.
  template <class Variable>
  double& at(std::size_t entity, std::size_t lane, Variable variable) {
    static Entity<double> shape{};
    double& member = [&]() -> double& {
      if constexpr (std::is_member_pointer_v<Variable>)
        return shape.*variable;
      else
        return variable(shape);
    }();
    const auto offset =
        std::size_t(&member - reinterpret_cast<double*>(&shape));
    return numbers_[(entity * variables + offset) * width_ + lane];
  }

 private:
  std::size_t width_ = 1;
  Column<double> numbers_;
};

struct State;

/// What happened on the way that has no place in the state: links that ended,
/// as they were, and the logs of the runs.
struct Journal {
  struct Departed {
    std::uint32_t row;
    int lane;
    double column[link_count];
  };
  /// A successful deal that its cities have still to hear of.
  struct Deal {
    std::uint32_t link;
    double count, size;
  };
  std::vector<Departed> departed;
  std::vector<Event> events[8];  ///< of each lane
  std::vector<Deal> deals;       ///< of the step, in a large world

  /// Keeps what `link` is when it ends; `row` is how the table knows it.
  void bury(State& state, std::uint32_t link, std::uint32_t row, int lane,
            int year);
  void log(int lane, const Event& event);
  void clear();
};

/// All that changes in the runs in the lanes (ODD 2).
struct State {
  int lanes = 0;
  int year = 0;
  std::uint32_t replicate[8] = {};

  Entities<City> cities;
  Entities<Stand> stands;
  Entities<Presence> presences;  ///< of each stand
  Entities<Deeds> deeds;         ///< of each stand
  Entities<Link> links;
  Entities<Claims> claims;

  // Where there is something to do this year: of each chunk of links, those
  // that stand in any lane, from the chunk's first on; stands that have any.
  Column<std::uint32_t> standing;
  Column<std::uint32_t> n_standing;
  Column<std::uint32_t> busy_stands, idle_stands;
  std::uint32_t n_busy_stands = 0, n_idle_stands = 0;
  /// Where the stands of each busy city begin among the busy ones; then where
  /// the last end.
  Column<std::uint32_t> busy_stands_from;
  std::uint32_t n_busy_cities = 0;
  Column<std::uint8_t> marked;  ///< stands, while these lists are made

  // This year's policies on single cities.
  Column<double> turnover;     ///< of each city
  Column<double> hospitality;  ///< of each stand

  Column<double> observed;  ///< of the year, [relation][Yearly][lane]
  Column<double> partial;   ///< the same of the stretch of links at hand

  Journal journal;
  bool log_events = false;
  bool keep_ended = true;  ///< what links were when they ended

  /// Makes room for the runs of a world; forgets all that was there.
  void reset(const World& world, int lanes_now);

  /// The same for one run of a large world, whose links lie in `groups` of as
  /// many lanes, and whose cities in one.
  void reset_large(const World& world, int lanes_now, std::size_t groups);

  /// Makes means of the sums observed, NaN where no link stands.
  void make_means(std::uint32_t relations);

 private:
  void reset_cities(const World& world, int lanes_of_cities);
};

/// A link's row of the table of links, in the order of link_observables(),
/// but for its prospect.
void describe_link(State& state, std::uint32_t link, int lane, double* columns);

}  // namespace twinning
