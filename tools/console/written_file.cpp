#include "tools/console/written_file.hpp"

#include <system_error>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {

namespace fs = std::filesystem;

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  const fs::path one = fs::weakly_canonical(a, error);
  if (error) return false;
  const fs::path other = fs::weakly_canonical(b, error);
  return !error && one == other;
}

void refuse_named_file(const fs::path& out, const Arguments& given) {
  std::vector<std::string> named = given.operands();
  for (const std::string_view option : {"keep", "claims", "observed"})
    if (auto file = given.value(option); file && !file->empty())
      named.push_back(std::move(*file));
  for (const std::string& file : named)
    if (same_file(out, file))
      throw UserError(Fault::command_line,
                      text("--out {} is the same file as {}, which is read or "
                           "made besides",
                           shown(out.string()), shown(file)));
}

}  // namespace twinning
