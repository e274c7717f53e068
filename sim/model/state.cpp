#include "sim/model/state.hpp"

#include <algorithm>

namespace twinning {

void State::reset(const World& world, int lanes_now) {
  lanes = lanes_now;
  const std::size_t width = std::size_t(lanes);
  const auto fill = [&](std::size_t rows, double value,
                        std::initializer_list<Column<double>*> columns) {
    for (Column<double>* column : columns) column->assign(rows * width, value);
  };

  fill(world.cities(), 0,
       {&business, &education, &entrepreneurialism, &coordination, &budget,
        &flow_scale, &enterprise, &coordinated, &attention});
  fill(world.stands(), 0,
       {&community, &reputation, &welcome, &degree, &visits, &delegations,
        &deals_won});
  fill(world.stands(), 0.2, {&capability});
  if (record_cities)
    fill(world.stands(), 0, {&year_visits, &year_deals, &year_value});

  fill(world.rows, 0,
       {&status, &born, &ended, &joint, &due, &weight, &reciprocity, &alumni,
        &value, &deals, &value_total, &transfer, &imbalance, &mutuality});
  for (Sides* sides : {&trust, &memory, &belief, &anchor, &attention_share})
    fill(world.rows, 0, {&(*sides)[0], &(*sides)[1]});
  for (const int side : {0, 1})
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      fill(world.rows, 0.3, {&activity[side][kind]});
      fill(world.rows, 0, {&means[side][kind], &share[side][kind]});
    }
  prospect.assign(world.rows, 0);

  standing.assign(world.rows, 0);
  blocks.assign(world.rows, {});
  busy_cities.assign(world.cities(), 0);
  busy_stands.assign(world.stands(), 0);
  idle_stands.assign(world.stands(), 0);
  n_standing = n_blocks = n_busy_cities = n_busy_stands = n_idle_stands = 0;
  fill(world.relations() * yearly_count, 0, {&observed});

  departed.clear();
  for (std::vector<Event>& log : events) log.clear();
}

void describe_link(const State& state, std::uint32_t row, int lane,
                   double* columns) {
  const std::size_t at =
      std::size_t(row) * std::size_t(state.lanes) + std::size_t(lane);
  const double status = state.status[at];
  if (status == double(Status::none)) {
    std::fill_n(columns, link_count, unknown);
    columns[0] = status;
    columns[link_count - 2] = state.prospect[row];
    return;
  }
  const auto& activity = state.activity;
  const double values[link_count] = {status,
                                     state.born[at],
                                     state.ended[at],
                                     state.joint[at],
                                     state.trust[0][at],
                                     state.trust[1][at],
                                     state.memory[0][at],
                                     state.memory[1][at],
                                     state.belief[0][at],
                                     state.belief[1][at],
                                     activity[0][0][at],
                                     activity[0][1][at],
                                     activity[0][2][at],
                                     activity[1][0][at],
                                     activity[1][1][at],
                                     activity[1][2][at],
                                     state.reciprocity[at],
                                     state.alumni[at],
                                     state.value[at],
                                     state.deals[at],
                                     state.value_total[at],
                                     state.prospect[row],
                                     state.imbalance[at]};
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
