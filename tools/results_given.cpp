#include "tools/results_given.hpp"

#include "scenarios/reader/read_scenario.hpp"

namespace twinning {

std::filesystem::path result_or_parts(const std::filesystem::path& file) {
  std::filesystem::path parts = file;
  parts += ".parts";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored) &&
      std::filesystem::is_directory(parts, ignored))
    return parts;
  return file;
}

std::vector<std::shared_ptr<const World>> worlds_of(const Results& results) {
  std::vector<std::shared_ptr<const World>> worlds;
  for (const std::string& resolved : results.resolved_scenarios())
    worlds.push_back(prepare(read_resolved(resolved, results.sources())));
  return worlds;
}

}  // namespace twinning
