#include "scenarios/reader/read_claim_scenarios.hpp"

#include <algorithm>
#include <system_error>

#include "scenarios/reader/load.hpp"
#include "scenarios/reader/local_path.hpp"
#include "scenarios/reader/read_loaded.hpp"

namespace twinning {

std::optional<std::size_t> ClaimScenarios::read(const Node& node,
                                                std::string_view label) {
  const auto path = local_path(node, label, problems_);
  if (!path) return std::nullopt;
  const auto known = std::ranges::find_if(files_, [&](const File& file) {
    std::error_code error;
    return std::filesystem::equivalent(file.path, *path, error) && !error;
  });
  if (known != files_.end()) return known->number;

  files_.push_back({*path, std::nullopt});
  const AskedByStudy asked{node.place, {}};
  const auto loaded =
      load_scenario(*path, options_.settings, problems_, &asked);
  if (!loaded) return std::nullopt;
  auto scenario = read_loaded(*loaded, options_, problems_);
  if (!scenario) return std::nullopt;
  scenario->record = {};
  scenario->record.links = Record::Links::none;
  scenarios_.push_back(std::move(*scenario));
  files_.back().number = scenarios_.size() - 1;
  return files_.back().number;
}

}  // namespace twinning
