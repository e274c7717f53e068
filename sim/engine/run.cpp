#include "sim/engine/run.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace twinning {
namespace {

/// Whether every link is worth a finite number in every year.
bool finite_prospects(const World& world) {
  for (std::size_t i = 0; i < world.relation_years.size(); ++i)
    if (!std::isfinite(world.relation_years[i].prospect)) return false;
  return std::all_of(world.potential.begin(), world.potential.end(),
                     [](double x) { return std::isfinite(x); });
}

/// A run whose numbers are no longer finite has failed: what it shows after
/// that would only mislead.
bool finite(const RunRecord& record, const World& world) {
  const std::size_t block = record.yearly.size() / yearly_count;
  const auto of = [&](Yearly what, std::size_t i) {
    return record.yearly[std::size_t(what) * block + i];
  };
  for (std::size_t i = 0; i < block; ++i) {
    for (std::size_t what = 0; what < std::size_t(Yearly::mean_trust); ++what)
      if (!std::isfinite(of(Yearly(what), i))) return false;
    // Means are NaN where no link stands, and only there.
    const bool stand = of(Yearly::active, i) + of(Yearly::dormant, i) > 0;
    for (const Yearly mean : {Yearly::mean_trust, Yearly::mean_reciprocity,
                              Yearly::mean_abs_imbalance})
      if (std::isfinite(of(mean, i)) != stand) return false;
  }
  return finite_prospects(world);
}

}  // namespace

std::size_t Runner::runs_at_once(const World& world) const {
  return world.rows >= LargeWorld::fewest_links ? 1 : lanes();
}

std::span<const RunRecord> Runner::run(
    const World& world, std::span<const std::uint32_t> replicates) {
  const std::size_t count = replicates.size();
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  const Record::Links links = world.scenario.record.links;
  prepare(world, replicates);

  for (std::size_t y = 0; y < years; ++y) {
    state_.year = world.start + int(y);
    if (links_in_lanes_)
      large_.step_year(world, state_);
    else
      kernel_->step_year(world, state_);
    keep_year(world, y, count);
    if (!recorded_cities_.empty()) keep_cities(world, y, count);
    if (links == Record::Links::yearly) keep_links(world, y, years, count);
  }
  if (links == Record::Links::end) keep_links(world, 0, 1, count);
  finish(world, count);
  return std::span(records_).first(count);
}

void Runner::prepare(const World& world,
                     std::span<const std::uint32_t> replicates) {
  const Record& record = world.scenario.record;
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  const std::size_t link_years = record.links == Record::Links::none  ? 0
                                 : record.links == Record::Links::end ? 1
                                                                      : years;
  recorded_cities_.clear();
  for (std::uint32_t city = 0; city < world.cities(); ++city)
    if (record.all_cities ||
        std::ranges::binary_search(record.cities, CityId(city)))
      recorded_cities_.push_back(city);

  state_.log_events = record.events;
  state_.keep_ended = record.links != Record::Links::none;
  links_in_lanes_ = world.rows >= LargeWorld::fewest_links ||
                    (replicates.size() == 1 && widest_->lanes > 1 &&
                     world.rows >= LargeWorld::fewest_alone);
  if (fits_lanes_) kernel_ = &kernel_for(replicates.size());
  lanes_ = links_in_lanes_ ? 1 : std::size_t(kernel_->lanes);
  if (links_in_lanes_) {
    large_.begin(world, state_, replicates[0]);
  } else {
    state_.reset(world, kernel_->lanes);
    // Lanes without a run of their own repeat the last one; nobody looks.
    for (std::size_t lane = 0; lane < lanes_; ++lane)
      state_.replicate[lane] =
          replicates[std::min(lane, replicates.size() - 1)];
    kernel_->initialize(world, state_);
  }

  statistics_.reserve(world, replicates.size());
  records_.resize(replicates.size() > records_.size() ? replicates.size()
                                                      : records_.size());
  for (std::size_t lane = 0; lane < replicates.size(); ++lane) {
    RunRecord& run = records_[lane];
    run.replicate = replicates[lane];
    run.failure = {};
    // All of the first two is written in the course of the run; of the others
    // only what there is to say.
    run.yearly.resize(yearly_count * years * world.relations());
    run.links.resize(link_count * link_years * world.rows);
    run.cities.assign(
        city_count * years * recorded_cities_.size() * world.relations(),
        unknown);
    run.statistics.assign(statistic_count * world.relations(), unknown);
  }
}

void Runner::keep_year(const World& world, std::size_t year,
                       std::size_t count) {
  const std::size_t relations = world.relations();
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  for (std::size_t relation = 0; relation < relations; ++relation)
    for (std::size_t what = 0; what < yearly_count; ++what)
      for (std::size_t lane = 0; lane < count; ++lane)
        records_[lane].yearly[(what * years + year) * relations + relation] =
            state_.observed[(relation * yearly_count + what) * lanes_ + lane];
}

void Runner::keep_links(const World& world, std::size_t year, std::size_t years,
                        std::size_t count) {
  // Some links at a time: a record is written column by column, and link by
  // link it would be in as many places as it has columns.
  std::array<LinkColumns, 64> links;
  if (links_in_lanes_) large_.collect(state_);
  for (std::size_t first = 0; first < world.rows; first += links.size())
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::span some =
          std::span(links).first(std::min(links.size(), world.rows - first));
      for (std::size_t i = 0; i < some.size(); ++i) {
        const auto row = std::uint32_t(first + i);
        const LargeWorld::Place place = links_in_lanes_
                                            ? large_.place(row)
                                            : LargeWorld::Place{row, int(lane)};
        describe_link(state_, place.group, place.lane, some[i].data());
      }
      put_links(world, {year, years, first}, some, records_[lane]);
    }
  for (const Journal::Departed& departed : state_.journal.departed) {
    if (std::size_t(departed.lane) >= count) continue;
    std::copy_n(departed.column, link_count, links[0].data());
    put_links(world, {year, years, departed.row}, std::span(links).first(1),
              records_[std::size_t(departed.lane)]);
  }
}

void Runner::put_links(const World& world, const LinkStretch& where,
                       std::span<LinkColumns> links, RunRecord& record) const {
  const auto& [year, years, first] = where;
  const auto now = std::size_t(state_.year - world.start);
  for (std::size_t i = 0; i < links.size(); ++i)
    links[i][link_count - 2] =
        world.potential[first + i] *
        world
            .relation_years[now * world.relations() + world.relation[first + i]]
            .prospect;
  for (std::size_t what = 0; what < link_count; ++what) {
    double* const column =
        &record.links[(what * years + year) * world.rows + first];
    for (std::size_t i = 0; i < links.size(); ++i) column[i] = links[i][what];
  }
}

void Runner::keep_cities(const World& world, std::size_t year,
                         std::size_t count) {
  const std::size_t relations = world.relations();
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  const std::size_t cities = recorded_cities_.size();
  for (std::size_t stand = 0; stand < world.stands(); ++stand) {
    const auto found =
        std::ranges::lower_bound(recorded_cities_, world.stand_city[stand]);
    if (found == recorded_cities_.end() || *found != world.stand_city[stand])
      continue;
    const auto city = std::size_t(found - recorded_cities_.begin());
    for (std::size_t lane = 0; lane < count; ++lane) {
      const auto done = [&](double Deeds<double>::*variable) {
        return state_.deeds.at(stand, lane, variable);
      };
      const double values[city_count] = {
          done(&Deeds<double>::deals), done(&Deeds<double>::value),
          done(&Deeds<double>::visits),
          state_.presences.at(stand, lane, &Presence<double>::reputation),
          state_.stands.at(stand, lane, &Stand<double>::capability)};
      for (std::size_t what = 0; what < city_count; ++what)
        records_[lane]
            .cities[((what * years + year) * cities + city) * relations +
                    world.stand_relation[stand]] = values[what];
    }
  }
}

void Runner::finish(const World& world, std::size_t count) {
  if (links_in_lanes_) large_.collect(state_);
  statistics_.compute(
      {.world = world, .state = state_, .links_in_lanes = links_in_lanes_},
      std::span(records_).first(count));
  for (std::size_t lane = 0; lane < count; ++lane) {
    RunRecord& run = records_[lane];
    std::ranges::stable_sort(
        state_.journal.events[lane], {}, [](const Event& event) {
          return std::tuple{event.year, event.step, event.link};
        });
    run.events.swap(state_.journal.events[lane]);
    if (finite(run, world)) continue;
    run.failure = "a number stopped being finite";
    for (std::vector<double>* numbers :
         {&run.yearly, &run.links, &run.cities, &run.statistics})
      std::ranges::fill(*numbers, unknown);
    run.events.clear();
  }
}

}  // namespace twinning
