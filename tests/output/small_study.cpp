/// Makes a small result as the program does, for tests that end the process
/// in the middle of it:
///
///     small_study OUT RUNS [THREADS [STOP_AFTER]] [events] [yearly] [cities]
///                 [force] [grow] [expect] [slow]
///
/// With STOP_AFTER above 0 it stops after that many runs, as Ctrl-C would.
/// `expect` writes numbers that readers must find to OUT.csv, `slow` takes a
/// few milliseconds for each run, `grow` takes over the runs of an earlier form
/// of the study, as `sweep --grow` does, and tells how many it makes itself.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <thread>

#include "output/study_store.hpp"
#include "sim/base/error.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;

namespace {

struct Wish {
  std::string out;
  std::uint32_t runs = 8;
  unsigned threads = 1;
  std::size_t stop_after = 0;
  std::set<std::string> words;
};

Wish read_wish(int count, char** words) {
  Wish wish;
  std::vector<std::string> numbers;
  wish.out = words[1];
  for (int i = 2; i < count; ++i)
    if (words[i][0] >= '0' && words[i][0] <= '9')
      numbers.emplace_back(words[i]);
    else
      wish.words.insert(words[i]);
  if (numbers.size() > 0) wish.runs = std::uint32_t(std::stoul(numbers[0]));
  if (numbers.size() > 1) wish.threads = unsigned(std::stoul(numbers[1]));
  if (numbers.size() > 2) wish.stop_after = std::stoul(numbers[2]);
  return wish;
}

Scenario scenario_for(const Wish& wish) {
  Scenario scenario = test::small_scenario();
  if (wish.words.contains("yearly"))
    scenario.record.links = Record::Links::yearly;
  scenario.record.all_cities = wish.words.contains("cities");
  scenario.record.events = wish.words.contains("events");
  return scenario;
}

void keep_one(StudyStore& study, std::size_t run, const Wish& wish) {
  if (wish.words.contains("slow"))
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
  test::keep(study, run, run % 7 == 5 ? "trust is not finite" : "");
}

/// What readers must find: path, places on the axes, number.
void write_expectations(const Wish& wish) {
  std::ofstream file(wish.out + ".csv");
  file << "path,run,first,second,value\n";
  const StudyPlan plan = test::plan_of({scenario_for(wish)}, wish.runs);
  for (std::uint32_t run = 0; run < wish.runs; ++run) {
    if (run % 7 == 5) continue;
    const RunRecord record = test::synthetic_record(*plan.scenarios[0], run);
    const auto put = [&](std::string_view path, std::size_t row,
                         std::size_t column, double value) {
      if (value == value)
        file << text("{},{},{},{},{}\n", path, run, row, column, value);
    };
    for (std::size_t i = 0; i < 12; ++i) {
      put("/deals", i / 2, i % 2, record.yearly[11 * 12 + i]);
      put("/mean_trust", i / 2, i % 2, record.yearly[13 * 12 + i]);
    }
    for (std::size_t i = 0; i < 5; ++i)
      put("/links/trust_first", 0, i, record.links[4 * 5 + i]);
  }
}

/// Keeps runs from several threads; the first exception ends it.
void make_runs(StudyStore& study, const Wish& wish) {
  const auto missing = study.missing();
  std::atomic<std::size_t> next{0};
  std::exception_ptr fault;
  std::atomic<bool> stop{false};
  const std::size_t end = wish.stop_after > 0
                              ? std::min(wish.stop_after, missing.size())
                              : missing.size();
  const auto work = [&] {
    try {
      for (std::size_t i = next++; i < end && !stop; i = next++)
        keep_one(study, missing[i], wish);
    } catch (...) {
      if (!stop.exchange(true)) fault = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < wish.threads; ++i) threads.emplace_back(work);
  work();
  for (std::thread& each : threads) each.join();
  if (fault) std::rethrow_exception(fault);
}

/// Takes over what there is of an earlier form of the study.
void take_over(StudyStore& study,
               const std::vector<std::filesystem::path>& sources) {
  const std::size_t taken = study.take_over(sources);
  std::cout << "taken " << taken << "\nmade " << study.missing().size()
            << std::endl;
}

int make(const Wish& wish) {
  StudyPlan plan = test::plan_of({scenario_for(wish)}, wish.runs);
  const bool grows = wish.words.contains("grow");
  std::vector<std::filesystem::path> sources;
  if (grows) sources = grow(wish.out, plan);
  StudyStore study(wish.out, std::move(plan), test::provenance(),
                   {grows || wish.words.contains("force"), 1, 8});
  if (grows) take_over(study, sources);
  if (wish.words.contains("expect")) write_expectations(wish);
  make_runs(study, wish);
  if (study.missing().empty())
    study.merge();
  else
    study.close();
  return 0;
}

}  // namespace

int main(int count, char** words) {
  int status = 2;
  try {
    if (count > 1) status = make(read_wish(count, words));
  } catch (const UserError& error) {
    std::cerr << error.what() << std::endl;
    status = int(error.fault());
  } catch (const std::exception& error) {
    std::cerr << "a fault of the program: " << error.what() << std::endl;
    status = 1;
  }
  std::_Exit(status);
}
