#include "output/reuse.hpp"

#include <algorithm>
#include <unordered_map>

#include "output/disk.hpp"
#include "output/event_columns.hpp"
#include "output/folder_lock.hpp"
#include "output/part_file.hpp"
#include "output/results.hpp"
#include "output/row_file.hpp"
#include "output/study_store.hpp"
#include "output/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;
using hdf5::Handle;

/// Variables of the plan that say what a result's numbers belong to.
constexpr std::array axis_names{"/year",
                                "/relation",
                                "/summary",
                                "/city",
                                "/links/link_first",
                                "/links/link_second",
                                "/links/link_year",
                                "/cities/city"};

const Variable* find_variable(const Layout& layout, const std::string& path) {
  for (const Table& table : layout.tables)
    for (const Variable& variable : table.variables)
      if (path_in(table.group, variable.name) == path) return &variable;
  return nullptr;
}

/// Compares the axes of a file, a result or a plan, with those of a layout.
void require_axes(const Layout& layout, const Handle& file,
                  const fs::path& source) {
  for (const std::string name : axis_names) {
    const Variable* const wanted = find_variable(layout, name);
    if (wanted == nullptr) continue;
    if (hdf5::member(file, name) != hdf5::Member::dataset ||
        read_all(file, name) != wanted->values)
      throw UserError(
          Fault::input,
          text("{}: its runs cannot be reused: its axis {} is another",
               shown(source.string()), name));
  }
}

struct Place {
  std::size_t file;
  std::size_t row;
  std::uint32_t runs;
};

}  // namespace

struct Reuse::Sources {
  explicit Sources(const Layout& given) : layout{given} {}

  const Layout& layout;
  std::vector<fs::path> files;  ///< results and parts
  std::optional<RowFile> open;  ///< one of them: rows come in their order
  std::size_t opened = 0;
  std::unordered_map<std::string, Place> rows;  ///< by their hash
  std::uint32_t runs = 0;

  void add_result(const fs::path& path);
  void add_folder(const fs::path& folder);
  void add_rows(const fs::path& path);
  [[nodiscard]] RunRecord read(const Place& place);
};

void Reuse::Sources::add_result(const fs::path& path) {
  const Results checked(path);  // by a child process, before it is opened here
  const hdf5::Entrance entrance;
  require_axes(layout, hdf5::open_file(path), path);
  add_rows(path);
}

void Reuse::Sources::add_folder(const fs::path& folder) {
  const hdf5::Entrance entrance;
  const Handle plan = hdf5::open_file(folder / "plan.h5");
  require_axes(layout, plan, folder);
  const auto hash = std::get<std::string>(hdf5::read_attribute(plan, "plan"));
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    std::size_t number = 0;
    if (!name.starts_with("part-")) continue;
    for (const char digit : name.substr(5, 8))
      number = 10 * number + std::size_t(digit - '0');
    if (is_sound(entry.path(), hash, number)) add_rows(entry.path());
  }
}

void Reuse::Sources::add_rows(const fs::path& path) {
  const Handle file = hdf5::open_file(path);
  for (const Column& column : layout.columns)
    if (hdf5::member(file, column.path()) != hdf5::Member::dataset)
      throw UserError(Fault::input,
                      text("{}: its runs cannot be reused: it does not hold {}",
                           shown(path.string()), column.path()));
  const std::string row = "/" + layout.row_axis;
  const auto hash =
      std::get<std::vector<std::string>>(read_all(file, row + "_hash"));
  const auto status =
      std::get<std::vector<std::uint8_t>>(read_all(file, row + "_status"));
  std::vector<std::int32_t> runs(hash.size(), 1);
  if (layout.row_axis == "cell")
    runs = std::get<std::vector<std::int32_t>>(read_all(file, "/cell_runs"));
  for (std::size_t i = 0; i < hash.size(); ++i)
    if (RowStatus(status[i]) == RowStatus::done)
      rows.emplace(hash[i], Place{files.size(), i, std::uint32_t(runs[i])});
  files.push_back(path);
}

RunRecord Reuse::Sources::read(const Place& place) {
  const hdf5::Entrance entrance;
  if (!open || opened != place.file) {
    open.reset();
    open.emplace(files[place.file], layout);
    opened = place.file;
  }
  return open->read(place.row);
}

Reuse::Reuse(const Layout& layout, const std::vector<fs::path>& sources)
    : sources_{std::make_unique<Sources>(layout)} {
  for (const fs::path& source : sources) add(source);
}

Reuse::~Reuse() = default;

void Reuse::add(const fs::path& source) {
  if (fs::is_directory(source))
    sources_->add_folder(source);
  else
    sources_->add_result(source);
}

std::size_t Reuse::size() const { return sources_->rows.size(); }

bool Reuse::holds(const std::string& hash) const {
  return sources_->rows.contains(hash);
}

std::optional<RunRecord> Reuse::find(const std::string& hash) {
  const auto found = sources_->rows.find(hash);
  if (found == sources_->rows.end()) return std::nullopt;
  sources_->runs = found->second.runs;
  return sources_->read(found->second);
}

std::uint32_t Reuse::runs() const { return sources_->runs; }

std::vector<fs::path> set_aside(const fs::path& result) {
  std::vector<fs::path> folders;
  for (std::size_t number = 1;; ++number) {
    fs::path folder = parts_folder(result);
    folder += text(".before-{}", number);
    std::error_code ignored;  // a name that is too long is none that is there
    if (!fs::is_directory(folder, ignored)) return folders;
    folders.push_back(folder);
  }
}

void set_aside_parts(const fs::path& result, const std::string& plan_hash) {
  const fs::path folder = parts_folder(result);
  if (!fs::exists(folder / "plan.h5")) return;
  {
    const hdf5::Entrance entrance;
    const Handle plan = hdf5::open_file(folder / "plan.h5");
    if (std::get<std::string>(hdf5::read_attribute(plan, "plan")) == plan_hash)
      return;
  }
  FolderLock(folder).release();
  fs::path aside = folder;
  aside += text(".before-{}", set_aside(result).size() + 1);
  rename_file(folder, aside);
}

void remove_set_aside(const fs::path& result) {
  auto folders = set_aside(result);
  std::ranges::reverse(folders);  // so that no number is ever missing
  for (const fs::path& folder : folders) fs::remove_all(folder);
}

}  // namespace twinning
