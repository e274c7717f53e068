#include "tools/comparisons/compared_scenarios.hpp"

#include <algorithm>
#include <future>

#include "output/results.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/comparisons/compared_results.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

/// A scenario whose runs are to be made; what is not kept of them is no more
/// than a comparison needs.
std::vector<ComparedScenario> read_to_run(const std::string& file,
                                          const ReadOptions& options,
                                          bool keep) {
  Scenario scenario = read_scenario(file, options);
  if (!keep) scenario.record = {.links = Record::Links::end, .cities = {}};
  return {{.file = file,
           .is_result = false,
           .wanted = scenario.replicates,
           .world = prepare(scenario),
           .model_version = std::string{model_version},
           .runs = {}}};
}

}  // namespace

bool is_result(const std::string& file) {
  const std::filesystem::path path = result_or_parts(file);
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return path.extension() == ".parts";
  return begins_as_result(path);
}

std::vector<ComparedScenario> compared_scenarios(
    const std::vector<std::string>& files, const ReadOptions& options,
    bool keep) {
  // Results are read at once, and scenarios meanwhile.
  std::vector<std::future<std::vector<ComparedScenario>>> read;
  for (const std::string& file : files)
    read.push_back(is_result(file)
                       ? std::async(std::launch::async, compared_results, file)
                       : std::async(std::launch::deferred, read_to_run, file,
                                    options, keep));
  std::vector<ComparedScenario> all;
  for (auto& each : read)
    for (ComparedScenario& one : each.get()) all.push_back(std::move(one));
  const auto result = std::ranges::find_if(all, &ComparedScenario::is_result);
  if (result != all.end() && !options.replicates)
    for (ComparedScenario& one : all)
      if (!one.is_result)
        one.wanted = std::uint32_t(result->runs.replicates.size());
  return all;
}

}  // namespace twinning
