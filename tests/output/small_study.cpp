/// Makes a small result as the program does, for tests that end the process
/// in the middle of it:
///
///     small_study OUT RUNS [THREADS [STOP_AFTER]] [events] [yearly] [cities]
///                 [force] [real]
///
/// With STOP_AFTER above 0 it stops after that many runs, as Ctrl-C would.
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <set>
#include <thread>

#include "output/study.hpp"
#include "sim/base/error.hpp"
#include "small_world.hpp"

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
    if (std::isdigit(words[i][0]))
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

/// Keeps runs from several threads; the first exception ends it.
void make_runs(Study& study, const Wish& wish) {
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
        study.keep(missing[i], test::synthetic_record(missing[i]));
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

int make(const Wish& wish) {
  Study study(wish.out, test::plan_of({scenario_for(wish)}, wish.runs),
              test::provenance(), {wish.words.contains("force"), 1});
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
