#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Observation: adds up what is seen of links at the end of a year (ODD 8);
/// visits, deals and signings have been added up on the way.
template <class Lanes>
void observe_links(const Lanes& lanes, const Work& work) {
  using P = typename Lanes::P;
  const auto add = [&](Yearly what, auto of) {
    auto sum = lanes.sum(work.relation, what);
    for (std::uint32_t i = 0; i < work.count; ++i) {
      const Link<P>& link = lanes.link(work.rows[i]);
      sum.add(of(link, stands(link.status)));
    }
    sum.keep();
  };
  const auto is = [](const Link<P>& link, Status status) {
    return zero_unless(link.status == P(double(status)), P(1.0));
  };

  add(Yearly::active,
      [&](const Link<P>& link, auto) { return is(link, Status::active); });
  add(Yearly::dormant,
      [&](const Link<P>& link, auto) { return is(link, Status::dormant); });
  add(Yearly::joint, [](const Link<P>& link, auto) { return link.joint; });
  add(Yearly::mean_trust, [](const Link<P>& link, auto there) {
    return zero_unless(there, link.trust[0] + link.trust[1]);
  });
  add(Yearly::mean_reciprocity, [](const Link<P>& link, auto there) {
    return zero_unless(there, link.reciprocity);
  });
  add(Yearly::mean_abs_imbalance, [](const Link<P>& link, auto there) {
    return zero_unless(there, max(link.imbalance, P(0.0) - link.imbalance));
  });
}

}  // namespace twinning
