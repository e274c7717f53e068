#pragma once

#include "sim/model/parameters.hpp"

namespace twinning {

/// State variables of a city (ODD 2), in as many runs as P has lanes.  In one
/// run a city fills one line of the cache.
template <class P>
struct City {
  P business;            ///< b [0 to 1]
  P education;           ///< u [0 to 1]
  P budget;              ///< B [cost units/year]
  P enterprise;          ///< e of the year
  P coordinated;         ///< c of the year [0 to 1]
  P entrepreneurialism;  ///< e before policy
  P coordination;        ///< c before policy [0 to 1]
  P asked;               ///< A of the next step, while links ask for it
};

/// State variables of a city in one relation, where it has a standing.
template <class P>
struct Stand {
  P community;    ///< d [0 to 1]
  P degree;       ///< links before this year's decisions
  P capability;   ///< H [0 to 1]
  P visits;       ///< n of all visits of the step, both ways
  P delegations;  ///< n of delegations sent in the step
  P deals;        ///< n of successful deals of the step
};

/// What links see of a stand in every step; kept together, since in a large
/// world each stand costs a line of the cache.
template <class P>
struct Presence {
  P attention;   ///< 1/A of its city in the step
  P flow_scale;  ///< 1/√(B/`effort.budget`) of its city
  P welcome;     ///< what H adds to the success of a visit
  P reputation;  ///< Q
};

/// What a city has done of a year in one relation, to be recorded.
template <class P>
struct Deeds {
  P visits, deals, value;
};

/// State variables of a link (ODD 2); [2] is the first city's side, then the
/// second's.
///
/// A lane whose link is not signed or has ended is at rest: trust and memory
/// are 0 and the averages positive, so that all formulas go through it
/// and nothing comes of it.
template <class P>
struct Link {
  P status;  ///< a Status
  P born;    ///< calendar year it is signed in, or will be; or never
  P joint;   ///< J

  P trust[2], memory[2], belief[2];  ///< T, M, m [0 to 1]
  P activity[2][kinds];              ///< y [visits/year]
  P reciprocity;                     ///< ρ
  P alumni;                          ///< S
  P value;                           ///< E [value/year]
  P deals;                           ///< successful so far
  P value_total;                     ///< of all deals so far

  // Made each year from the above.
  P means[2][kinds];  ///< visits a step per share of attention
  P share[2][kinds];  ///< of effort, before answering in kind
  P anchor[2];        ///< I
  P transfer;         ///< tr

  // Made in each step by attention.
  P imbalance;  ///< R, as the first city sees it
  P mutuality;  ///< μ
};

/// What the two sides of a link make of a step, for their cities to add up.
template <class P>
struct Claims {
  P attention[2];  ///< w
};

}  // namespace twinning
