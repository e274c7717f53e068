#include "sim/model/state.hpp"

#include <algorithm>

namespace twinning {

void State::reset(const World& world, int lanes_now) {
  lanes = lanes_now;
  cities.reset(world.cities(), lanes);
  stands.reset(world.stands(), lanes);
  links.reset(world.rows, lanes);

  standing.assign(world.rows, 0);
  blocks.assign(world.rows, {});
  busy_cities.assign(world.cities(), 0);
  busy_stands.assign(world.stands(), 0);
  idle_stands.assign(world.stands(), 0);
  marked.assign(std::max(world.cities(), world.stands()), 0);
  n_standing = n_blocks = n_busy_cities = n_busy_stands = n_idle_stands = 0;
  turnover.assign(world.cities(), 0);
  hospitality.assign(world.stands(), 0);
  observed.assign(world.relations() * yearly_count * std::size_t(lanes), 0);

  departed.clear();
  for (std::vector<Event>& log : events) log.clear();
}

void describe_link(State& state, std::uint32_t row, int lane, double* columns) {
  const auto of = [&](auto variable) {
    return state.links.at(row, std::size_t(lane), variable);
  };
#define OF(member) of([](auto& link) -> double& { return link.member; })
  const double status = OF(status);
  if (status == double(Status::none)) {
    std::fill_n(columns, link_count, unknown);
    columns[0] = status;
    columns[link_count - 2] = OF(prospect);
    return;
  }
  const double values[link_count] = {status,
                                     OF(born),
                                     OF(ended),
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
                                     OF(prospect),
                                     OF(imbalance)};
#undef OF
  std::copy_n(values, link_count, columns);
}

void bury(State& state, std::uint32_t row, int lane) {
  State::Departed& departed = state.departed.emplace_back();
  departed.row = row;
  departed.lane = lane;
  describe_link(state, row, lane, departed.column);
}

void log_event(State& state, int lane, const Event& event) {
  state.events[std::size_t(lane)].push_back(event);
}

}  // namespace twinning
