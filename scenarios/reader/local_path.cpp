#include "scenarios/reader/local_path.hpp"

#include <algorithm>
#include <system_error>

#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& file) {
  std::error_code error;
  return fs::exists(file, error);
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  const auto [in_folder, in_file] =
      std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return in_folder == folder.end();
}

}  // namespace

std::optional<fs::path> local_path(const Node& node, std::string_view label,
                                   Problems& problems) {
  const auto given = read_text(node, label, problems);
  if (!given) return std::nullopt;
  if (given->find("://") != std::string::npos) {
    problems.add(node.place, text("{} must be a local file, not a URL; "
                                  "download it first",
                                  label));
    return std::nullopt;
  }
  const fs::path file =
      (node.place.source->folder / fs::path{*given}).lexically_normal();
  if (is_there(file)) return file;

  const std::size_t dollar = given->find('$');
  if (dollar != std::string::npos || given->starts_with('~')) {
    const std::string name =
        dollar == std::string::npos
            ? given->substr(0, given->find('/'))
            : given->substr(dollar, given->find('/', dollar) - dollar);
    problems.add(node.place,
                 text("{}: there is no such file; {} is not expanded", label,
                      shown(name, 60)),
                 Fault::file);
    return std::nullopt;
  }
  return file;
}

bool is_other_than_file(const fs::path& file) {
  std::error_code error;
  return fs::is_other(file, error);
}

bool check_inside(const fs::path& file, const Node& node,
                  std::string_view label, Problems& problems) {
  const Source& source = *node.place.source;
  if (source.is_setting) return true;

  std::error_code error;
  const fs::path folder = fs::canonical(
      source.folder.empty() ? fs::path{"."} : source.folder, error);
  // Absolute first: of a path of which nothing exists it would stay relative.
  const fs::path place = fs::weakly_canonical(fs::absolute(file, error), error);
  if (!error && lies_in(place, folder)) return true;
  problems.add(node.place,
               text("{} lies outside the folder of the file that names it; "
                    "move it there, or use --allow-outside",
                    label));
  return false;
}

}  // namespace twinning
