#include "tools/runs/own_files.hpp"

#include <system_error>

namespace twinning {

std::filesystem::path own_file(const std::filesystem::path& in_scenarios) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path root =
      fs::read_symlink("/proc/self/exe", ignored).parent_path().parent_path();
  for (const fs::path& scenarios :
       {root / "share" / "twinning" / "scenarios", root / "scenarios"})
    if (fs::exists(scenarios / in_scenarios, ignored))
      return scenarios / in_scenarios;
  return {};
}

}  // namespace twinning
