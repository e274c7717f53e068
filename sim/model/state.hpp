#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/column.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// One number for each of the two sides of a link: the first city's, the
/// second's.
using Sides = Column<double>[2];

/// All that changes in the runs in the lanes (ODD 2): one column for each
/// state variable, the lanes of a row side by side.
///
/// A lane whose link is not signed or has ended is at rest: weight, trust and
/// memory are 0 and the averages positive, so that all formulas go through it
/// and nothing comes of it.  What an ended link was is kept in `departed`.
///
/// Shape:   [city][lane], [stand][lane] and [row][lane]
struct State {
  int lanes = 0;
  int year = 0;
  std::uint32_t replicate[8] = {};

  // Cities.
  Column<double> business;            ///< b
  Column<double> education;           ///< u
  Column<double> entrepreneurialism;  ///< e, before policy
  Column<double> coordination;        ///< c, before policy
  Column<double> budget;              ///< B [cost units/year]
  Column<double> flow_scale;          ///< 1/√(B/`effort.budget`)
  Column<double> enterprise;          ///< e of the year
  Column<double> coordinated;         ///< c of the year
  Column<double> attention;           ///< A, then 1/A, of the step

  // Stands: a city in one relation.
  Column<double> community;    ///< d
  Column<double> reputation;   ///< Q
  Column<double> capability;   ///< H
  Column<double> welcome;      ///< what H adds to the success of a visit
  Column<double> degree;       ///< links before this year's decisions
  Column<double> visits;       ///< n of all visits of the step, both ways
  Column<double> delegations;  ///< n of delegations sent in the step
  Column<double> deals_won;    ///< n of successful deals of the step
  Column<double> year_visits, year_deals, year_value;  ///< when recorded

  // Links.
  Column<double> status;  ///< a Status
  Column<double> born;    ///< calendar year
  Column<double> ended;   ///< calendar year or 0
  Column<double> joint;   ///< J
  Column<double> due;     ///< year it is to be signed in, or never
  Column<double> weight;  ///< ω
  Sides trust, memory, belief;
  Column<double> activity[2][kinds];  ///< y [visits/year]
  Column<double> reciprocity;         ///< ρ
  Column<double> alumni;              ///< S
  Column<double> value;               ///< E [value/year]
  Column<double> deals;               ///< successful so far
  Column<double> value_total;         ///< of all deals so far

  // Links, made each year from the above.
  Column<double> prospect;         ///< P [deals/year]; [row]
  Column<double> means[2][kinds];  ///< visits a step per share of attention
  Column<double> share[2][kinds];  ///< of effort, before answering in kind
  Sides anchor;                    ///< I
  Column<double> transfer;         ///< tr

  // Links, made in each step by attention.
  Column<double> imbalance;  ///< R, as the first city sees it
  Column<double> mutuality;  ///< μ
  Sides attention_share;     ///< w

  // Where there is something to do this year.
  struct Span {
    std::uint32_t from, count, relation;
  };
  Column<std::uint32_t> standing;  ///< rows that stand in any lane, in order
  Column<Span> blocks;  ///< stretches of `standing`, one relation each
  Column<std::uint32_t> busy_cities, busy_stands, idle_stands;
  std::uint32_t n_standing = 0, n_blocks = 0, n_busy_cities = 0,
                n_busy_stands = 0, n_idle_stands = 0;

  // What is observed of the year, [relation][Yearly][lane].
  Column<double> observed;

  /// A link that has ended, as it was.
  struct Departed {
    std::uint32_t row;
    int lane;
    double column[link_count];
  };
  std::vector<Departed> departed;

  bool log_events = false;
  bool record_cities = false;
  std::vector<Event> events[8];  ///< of each lane

  /// Makes room for the runs of a world; forgets all that was there.
  void reset(const World& world, int lanes_now);
};

/// Keeps what a link was before it ends.
void bury(State& state, std::uint32_t row, int lane);

/// A link's row of the table of links, in the order of link_observables().
void describe_link(const State& state, std::uint32_t row, int lane,
                   double* columns);

/// Appends to the log of a lane.
void log_event(State& state, int lane, const Event& event);

}  // namespace twinning
