#include "tools/runs/estimate.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/console/json.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

constexpr std::size_t runs_at_most = 10'000'000;
constexpr std::uint64_t bytes_at_most = 100'000'000'000;

/// Runs of one cell that a trial makes, at most.
constexpr std::uint32_t tried = 10'000;

/// Runs that one thread makes at once, at most; each has a state and a record.
constexpr std::uint64_t together = 8;
constexpr std::uint64_t program_itself = 100'000'000;
constexpr std::uint64_t parts_in_work = 32'000'000;
constexpr std::uint64_t replicates_waiting = 100'000'000;  ///< of cells

/// Doubles of one link's state, of both sides and every kind, about.
constexpr std::uint64_t state_of_link = 48;

/// Of what the statistics at the end of a run need of it.
constexpr std::uint64_t statistics_of_link = 12;

std::uint64_t machine_memory() {
  return std::uint64_t(std::max(0L, ::sysconf(_SC_PHYS_PAGES))) *
         std::uint64_t(std::max(0L, ::sysconf(_SC_PAGESIZE)));
}

std::uint64_t memory_of_run(const World& world) {
  const Scenario& scenario = scenario_of(world);
  const auto years = std::uint64_t(scenario.calendar.years());
  const std::uint64_t relations = scenario.relations.size();
  const std::uint64_t links = links_of(world).first.size();
  const Record& record = scenario.record;
  const std::uint64_t cities =
      record.all_cities ? scenario.cities.count() : record.cities.size();

  const std::uint64_t tables = record.links == Record::Links::none  ? 0
                               : record.links == Record::Links::end ? 1
                                                                    : years;
  return 8 * (yearly_count * years * relations + link_count * tables * links +
              city_count * years * cities * relations +
              (state_of_link + statistics_of_link) * links);
}

[[noreturn]] void refuse(const std::string& asked, const std::string& limit) {
  throw UserError(Fault::limit, text("the plan asks for {}, above the limit of "
                                     "{}; --no-limit lifts it",
                                     asked, limit));
}

}  // namespace

Estimate size_of(const StudyPlan& plan, unsigned jobs) {
  std::uint64_t largest = 0;
  for (const auto& world : plan.scenarios)
    largest = std::max(largest, memory_of_run(*world));
  const std::uint64_t at_once =
      std::min<std::uint64_t>(plan.rows.runs(), together * jobs);
  return {.runs = plan.rows.runs(),
          .scenarios = plan.study.scenarios.size(),
          .points = plan.study.design_points(),
          .rows = plan.rows.count(),
          .bytes = size_on_disk(plan),
          .memory = program_itself + parts_in_work + at_once * largest +
                    (plan.rows.of_cells() ? replicates_waiting : 0),
          .seconds = 0,
          .jobs = jobs};
}

Estimate try_out(const StudyPlan& plan, unsigned jobs) {
  Crew crew(jobs);
  const auto start = Clock::now();
  std::atomic<std::size_t> made = 0;
  std::stop_source enough;
  for (std::size_t cell = 0;
       cell < plan.rows.cells() && !enough.stop_requested(); ++cell) {
    const auto runs =
        replicates(plan.world(cell), std::min(plan.rows.replicates(), tried));
    crew.run(runs, enough.get_token(), [&](const RunPlan&, const RunRecord&) {
      ++made;
      if (Clock::now() - start > Seconds{1}) enough.request_stop();
    });
  }

  Estimate estimate = size_of(plan, jobs);
  const double spent = Seconds{Clock::now() - start}.count();
  estimate.seconds =
      spent * double(plan.rows.runs()) / double(std::max<std::size_t>(made, 1));
  return estimate;
}

void refuse_excess(std::size_t runs) {
  if (runs > runs_at_most)
    refuse(text("{} runs", with_commas(static_cast<long long>(runs))),
           with_commas(static_cast<long long>(runs_at_most)));
}

void refuse_excess(const Estimate& estimate) {
  refuse_excess(estimate.runs);
  if (estimate.bytes > bytes_at_most)
    refuse(text("{} on disk", bytes(double(estimate.bytes))),
           bytes(double(bytes_at_most)));
  if (const auto memory = machine_memory();
      memory > 0 && estimate.memory > memory)
    refuse(text("about {} of memory", bytes(double(estimate.memory))),
           text("the {} of this machine", bytes(double(memory))));
}

std::string words_of(const Estimate& estimate) {
  const auto number = [](std::size_t count) {
    return with_commas(static_cast<long long>(count));
  };
  const double share = 1 - double(estimate.held) /
                               double(std::max<std::size_t>(estimate.rows, 1));
  std::string out;
  if (estimate.points > 1 || estimate.scenarios > 1)
    out += text("cells    {}: {} scenario{} at {} design point{}\n",
                number(estimate.scenarios * estimate.points),
                number(estimate.scenarios), estimate.scenarios == 1 ? "" : "s",
                number(estimate.points), estimate.points == 1 ? "" : "s");
  out += text("runs     {}\n", number(estimate.runs));
  if (estimate.held > 0)
    out += text("there    {} of {} {} need not be made again\n",
                number(estimate.held), number(estimate.rows),
                estimate.rows == estimate.runs ? "runs" : "cells");
  return out + text(
                   "disk     {} at most\n"
                   "memory   {}, about\n"
                   "time     {} on {} thread{}, from a trial\n"
                   "nothing was written\n",
                   bytes(double(estimate.bytes)),
                   bytes(double(estimate.memory)),
                   duration(share * estimate.seconds), estimate.jobs,
                   estimate.jobs == 1 ? "" : "s");
}

std::string json_of(const Estimate& estimate) {
  return json_text({{"runs", estimate.runs},
                    {"scenarios", estimate.scenarios},
                    {"points", estimate.points},
                    {"rows", estimate.rows},
                    {"held", estimate.held},
                    {"bytes", estimate.bytes},
                    {"memory", estimate.memory},
                    {"seconds", estimate.seconds},
                    {"jobs", estimate.jobs}});
}

}  // namespace twinning
