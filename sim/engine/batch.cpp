#include "sim/engine/batch.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <array>

#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/baton.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/engine/run.hpp"
#include "sim/model/identity.hpp"

namespace twinning {
namespace {

namespace tbb = oneapi::tbb;

/// A stretch of the design that is made together: runs of one world.
struct Group {
  std::size_t from = 0;
  std::size_t count = 0;
};

/// Makes the runs of a group and hands each to `keep`.
void make(std::span<const RunPlan> group, Runner& runner, const Keep& keep) {
  std::array<std::uint32_t, 8> replicates{};
  for (std::size_t i = 0; i < group.size(); ++i)
    replicates[i] = group[i].replicate;
  const auto records = runner.run(*group.front().world,
                                  std::span(replicates).first(group.size()));
  for (std::size_t i = 0; i < group.size(); ++i) keep(group[i], records[i]);
}

}  // namespace

std::shared_ptr<const World> prepare(Scenario scenario) {
  return std::make_shared<const World>(std::move(scenario));
}

std::vector<RunPlan> replicates(const std::shared_ptr<const World>& world,
                                std::uint32_t count) {
  std::vector<RunPlan> design;
  for (std::uint32_t replicate = 0; replicate < count; ++replicate)
    design.push_back(
        {.row = replicate, .world = world, .replicate = replicate});
  return design;
}

struct Crew::Members {
  explicit Members(unsigned count)
      : threads{count},
        limit{tbb::global_control::max_allowed_parallelism, count},
        arena{static_cast<int>(count)} {}

  unsigned threads;
  tbb::global_control limit;
  tbb::task_arena arena;
  tbb::enumerable_thread_specific<Runner> runners;
  Runner any_runner;
};

Crew::Crew(unsigned threads) : members_{std::make_unique<Members>(threads)} {}
Crew::~Crew() = default;

unsigned Crew::threads() const { return members_->threads; }

void Crew::each(std::size_t count,
                const std::function<void(std::size_t)>& act) {
  members_->arena.execute([&] { for_each_at_once(count, act); });
}

void Crew::run(std::span<const RunPlan> design, std::stop_token stop,
               const Keep& keep) {
  const Runner& any_runner = members_->any_runner;
  // Of a large world one run at a time is made, by all threads.
  const bool large = std::ranges::any_of(design, [&](const RunPlan& run) {
    return any_runner.runs_at_once(*run.world) == 1;
  });
  std::size_t next = 0;
  Relay relay;
  Baton issued;

  const auto issue = [&](tbb::flow_control& flow) -> Group {
    const Leg leg = relay.leg();
    const Leg turn(issued, issued);
    if (next == design.size() || stop.stop_requested()) {
      flow.stop();
      return {};
    }
    const std::size_t from = next++;
    const std::size_t lanes = any_runner.runs_at_once(*design[from].world);
    while (next < design.size() && next - from < lanes &&
           design[next].world == design[from].world)
      ++next;
    return {.from = from, .count = next - from};
  };
  const auto simulate = [&](Group group) {
    const Leg leg = relay.leg();
    make(design.subspan(group.from, group.count), members_->runners.local(),
         keep);
  };

  using enum tbb::filter_mode;
  members_->arena.execute([&] {
    tbb::parallel_pipeline(
        large ? 1 : 2 * std::size_t{members_->threads},
        tbb::make_filter<void, Group>(serial_in_order, issue) &
            tbb::make_filter<Group, void>(parallel, simulate));
  });
}

void run_batch(std::span<const RunPlan> design, unsigned threads,
               std::stop_token stop, const Keep& keep) {
  Crew(threads).run(design, std::move(stop), keep);
}

RunRecord run_model(const World& world, std::uint32_t replicate) {
  Runner runner(scalar_kernel);
  return runner.run(world, std::array{replicate})[0];
}

std::string_view instruction_set() { return widest_kernel().name; }

std::string identity_of(const Scenario& scenario) {
  return identity(scenario).hash128();
}
const std::string& identity_of(const World& world) { return world.identity; }

std::string run_hash(const std::string& identity, std::uint32_t replicate) {
  return hash128(text("{} {} {}", model_version, identity, replicate));
}
std::string run_hash(const World& world, std::uint32_t replicate) {
  return run_hash(world.identity, replicate);
}

const Scenario& scenario_of(const World& world) { return world.scenario; }

LinkNames links_of(const World& world) {
  LinkNames names;
  for (std::size_t row = 0; row < world.rows; ++row) {
    names.first.push_back(CityId(world.city[0][row]));
    names.second.push_back(CityId(world.city[1][row]));
    names.relation.push_back(RelationId(world.relation[row]));
  }
  return names;
}

}  // namespace twinning
