#include "sim/model/state.hpp"

#include <algorithm>

namespace twinning {

void State::reset(const World& world, int lanes_now) {
  reset_cities(world, lanes_now);
  lanes = lanes_now;
  links.reset(world.rows, lanes);
  claims.reset(world.rows, lanes);
  standing.assign(world.rows, 0);
}

void State::reset_large(const World& world, int lanes_now, std::size_t groups) {
  reset_cities(world, 1);
  lanes = lanes_now;
  links.reset(groups, lanes);
  standing.assign(groups, 0);
}

void State::reset_cities(const World& world, int lanes_of_cities) {
  cities.reset(world.cities(), lanes_of_cities);
  stands.reset(world.stands(), lanes_of_cities);
  presences.reset(world.stands(), lanes_of_cities);
  deeds.reset(world.stands(), lanes_of_cities);
  n_standing.assign(world.chunks.size(), 0);
  busy_stands_from.assign(world.cities() + 1, 0);
  busy_stands.assign(world.stands(), 0);
  idle_stands.assign(world.stands(), 0);
  marked.assign(world.stands(), 0);
  n_busy_cities = n_busy_stands = n_idle_stands = 0;
  turnover.assign(world.cities(), 0);
  hospitality.assign(world.stands(), 0);
  for (Column<double>* sums : {&observed, &partial})
    sums->assign(
        world.relations() * yearly_count * std::size_t(lanes_of_cities), 0);
  journal.clear();
}

void State::make_means(std::uint32_t relations) {
  const std::size_t width = observed.size() / (relations * yearly_count);
  for (std::uint32_t id = 0; id < relations; ++id)
    for (std::size_t lane = 0; lane < width; ++lane) {
      const auto of = [&](Yearly what) -> double& {
        return observed[(id * yearly_count + std::size_t(what)) * width + lane];
      };
      const double standing_now = of(Yearly::active) + of(Yearly::dormant);
      const auto divide = [&](Yearly what, double by) {
        of(what) = standing_now > 0 ? of(what) / (by * standing_now) : unknown;
      };
      divide(Yearly::mean_trust, 2);
      divide(Yearly::mean_reciprocity, 1);
      divide(Yearly::mean_abs_imbalance, 1);
    }
}

void Journal::clear() {
  departed.clear();
  deals.clear();
  for (std::vector<Event>& log : events) log.clear();
}

void Journal::bury(State& state, std::uint32_t link, std::uint32_t row,
                   int lane, int year) {
  Departed& gone = departed.emplace_back();
  gone.row = row;
  gone.lane = lane;
  describe_link(state, link, lane, gone.column);
  gone.column[2] = double(year);
}

void Journal::log(int lane, const Event& event) {
  events[std::size_t(lane)].push_back(event);
}

void describe_link(State& state, std::uint32_t link, int lane,
                   double* columns) {
  const auto of = [&](auto variable) {
    return state.links.at(link, std::size_t(lane), variable);
  };
#define OF(member) of([](auto& shape) -> double& { return shape.member; })
  const double status = OF(status);
  if (status == double(Status::none)) {
    std::fill_n(columns, link_count, unknown);
    columns[0] = status;
    return;
  }
  const double values[link_count] = {status,
                                     OF(born),
                                     0,
                                     OF(joint),
                                     OF(trust[0]),
                                     OF(trust[1]),
                                     OF(memory[0]),
                                     OF(memory[1]),
                                     OF(belief[0]),
                                     OF(belief[1]),
                                     OF(activity[0][0]),
                                     OF(activity[0][1]),
                                     OF(activity[0][2]),
                                     OF(activity[1][0]),
                                     OF(activity[1][1]),
                                     OF(activity[1][2]),
                                     OF(reciprocity),
                                     OF(alumni),
                                     OF(value),
                                     OF(deals),
                                     OF(value_total),
                                     unknown,
                                     OF(imbalance)};
#undef OF
  std::copy_n(values, link_count, columns);
}

}  // namespace twinning
