#include "output/study_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "output/content_hash.hpp"
#include "output/disk.hpp"
#include "output/plan_difference.hpp"
#include "output/provenance.hpp"
#include "output/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;
using hdf5::Handle;

/// The bytes of all rows on disk.  Of the results that were measured, those
/// with the states of links were packed worst: to 0.64 of their size.
std::uint64_t bytes_on_disk(const Layout& layout) {
  const double packed_to = layout.compression == 0 ? 1 : 2.0 / 3;
  return std::uint64_t(packed_to * double(bytes_of_a_row(layout)) *
                       double(layout.rows));
}

/// Refuses an output that cannot be made, before anything is.
void require_output(const fs::path& result, const StudyOptions& options) {
  const fs::path folder = result.has_parent_path() ? result.parent_path() : ".";
  if (!result.has_filename())
    throw UserError(Fault::file,
                    text("{}: must name a file to make", result.string()));
  if (!fs::is_directory(folder))
    throw UserError(Fault::file,
                    text("{}: must lie in a folder that exists; make it with: "
                         "mkdir -p {}",
                         result.string(), folder.string()));
  require_name(result, options.force, options.remedy);
  if (::access(folder.c_str(), W_OK | X_OK) < 0)
    refuse(text("write in the folder {}", folder.string()), errno);
}

}  // namespace

std::string plan_of_result(const fs::path& result) {
  try {
    const hdf5::Entrance entrance;
    const Handle file = hdf5::open_file(result);
    return std::get<std::string>(hdf5::read_attribute(file, "plan"));
  } catch (const std::exception&) {
    return {};
  }
}

namespace {

std::string lock_name(const Shard& shard) {
  return shard.of == 1 ? "lock"
                       : text("lock-{}-of-{}", shard.number + 1, shard.of);
}

PartImage plan_image(const StudyPlan& plan, const Layout& layout,
                     const Provenance& provenance) {
  Table items{"/plan", {}, {}};
  std::vector<std::int32_t> row;
  std::vector<std::string> what, value;
  for (const auto& [name, words] : layout.plan) {
    row.push_back(std::int32_t(row.size()));
    what.push_back(name);
    value.push_back(words);
  }
  items.variables = {{"item", {"item"}, row, {}},
                     {"what", {"item"}, what, {}},
                     {"value", {"item"}, value, {}}};
  std::vector<std::int32_t> number;
  std::vector<std::string> column;
  for (const Column& each : layout.columns) {
    number.push_back(std::int32_t(number.size()));
    column.push_back(each.path());
  }
  items.variables.push_back({"column", {"column"}, number, {}});
  items.variables.push_back({"column_path", {"column"}, column, {}});

  PartImage made;
  {
    const hdf5::Entrance entrance;
    Handle file = hdf5::create_image(made.image);
    for (const auto& attribute : about(plan, layout.plan_hash, 0, 0, false))
      hdf5::write_attribute(file, attribute);
    hdf5::write_attribute(
        file, {"rows_per_part", std::uint64_t{layout.rows_per_part}});
    hdf5::write_attribute(file, {"rows", std::uint64_t{layout.rows}});
    hdf5::Scales scales;
    for (const Table& table : layout.tables)
      write_table(file, table, layout.compression, scales);
    write_table(file, items, layout.compression, scales);
    write_table(file, provenance_table(plan, provenance), layout.compression,
                scales);
    scales.write(file);
    write_text_checksum(file);
    file.close("finish the plan in memory");
  }
  return made;
}

}  // namespace

fs::path parts_folder(const fs::path& result) {
  fs::path folder = result;
  return folder += ".parts";
}

std::optional<PlanInWords> read_plan(const fs::path& folder) {
  const fs::path path = folder / "plan.h5";
  if (!fs::exists(path)) return std::nullopt;
  const hdf5::Entrance entrance;
  const Handle file = hdf5::open_file(path);
  const auto what =
      std::get<std::vector<std::string>>(read_all(file, "/plan/what"));
  const auto value =
      std::get<std::vector<std::string>>(read_all(file, "/plan/value"));
  PlanInWords words;
  for (std::size_t i = 0; i < what.size(); ++i)
    words.emplace_back(what[i], value[i]);
  return words;
}

namespace {

/// Refuses parts of another plan, and says in what it differs.
void require_plan(const fs::path& folder, const Layout& layout,
                  const StudyPlan& plan, const PlanInWords& there,
                  std::string_view remedy) {
  const std::string difference =
      difference_from_stored(plan, layout.plan, there, folder / "plan.h5");
  if (!difference.empty())
    throw UserError(Fault::input, text("{}: holds runs of another plan: {}; {}",
                                       folder.string(), difference, remedy));
}

/// Refuses a folder with a file of someone else, which would have to go.
void refuse_others(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool ours = name == "plan.h5" || name.starts_with("part-") ||
                      FolderLock::is_lock(name) || is_temporary(name);
    if (!ours)
      throw UserError(
          Fault::file,
          text("{}: holds {}, which is no part of a result; move it away, or "
               "give another name",
               folder.string(), shown(name)));
  }
}

}  // namespace

StudyFolder::StudyFolder(const fs::path& result, const StudyPlan& plan,
                         const Layout& layout, const Provenance& provenance,
                         const StudyOptions& options)
    : result_{result}, folder_{parts_folder(result)}, layout_{layout} {
  if (options.guest) {
    require_plan_of_host(plan);
    return;
  }
  // After the result had its name, a call may have died over its parts.
  if (fs::is_regular_file(result) && fs::is_directory(folder_))
    merged_ = plan_of_result(result) == layout.plan_hash;
  if (!merged_) require_output(result, options);

  const bool is_new = ::mkdir(folder_.c_str(), 0777) == 0;
  if (!is_new && errno != EEXIST)
    refuse(text("make the folder {}", folder_.string()), errno);
  try {
    enter(plan, provenance, options);
  } catch (...) {
    lock_.reset();
    if (is_new) ::rmdir(folder_.c_str());  // if nothing came into it
    throw;
  }
}

/// Takes the folder, which is there, for this study.
void StudyFolder::enter(const StudyPlan& plan, const Provenance& provenance,
                        const StudyOptions& options) {
  if (!fs::is_directory(fs::symlink_status(folder_)))
    throw UserError(Fault::file, text("{}: must be a folder or not be there",
                                      folder_.string()));
  refuse_others(folder_);
  lock_.emplace(folder_, lock_name(options.shard));
  // What another shard is just writing bears such a name too.
  if (options.shard.of == 1) remove_temporary_files(folder_);
  if (!merged_) begin(plan, provenance, options);
}

/// The files of a study may be others where a guest reads them, or later.
void StudyFolder::require_plan_of_host(const StudyPlan& plan) const {
  const auto there = read_plan(folder_);
  if (!there)
    throw UserError(Fault::file,
                    text("{}: holds no plan; must be a folder that all "
                         "processes see",
                         folder_.string()));
  require_plan(folder_, layout_, plan, *there,
               "give all processes the same files");
}

void StudyFolder::begin(const StudyPlan& plan, const Provenance& provenance,
                        const StudyOptions& options) {
  if (const auto there = read_plan(folder_)) {
    if (first_difference(layout_.plan, *there).empty()) return;
    if (!options.force)
      require_plan(folder_, layout_, plan, *there, options.remedy);
    for (const auto& entry : fs::directory_iterator(folder_))
      if (entry.path().extension() == ".h5") remove_file(entry.path());
  }
  // The parts are still there while the result is joined from them.
  require_space(result_, 2 * bytes_on_disk(layout_));
  const PartImage image = plan_image(plan, layout_, provenance);
  store_file(folder_ / "plan.h5", image.image.span());
}

fs::path StudyFolder::file_of(std::size_t part) const {
  const fs::path whole = part_file(folder_, part);
  return fs::exists(whole) ? whole : part_file(folder_, part, false);
}

std::optional<std::vector<RowStatus>> StudyFolder::check_part(
    std::size_t part) {
  std::optional<std::vector<RowStatus>> status;
  for (const bool whole : {true, false}) {
    const fs::path file = part_file(folder_, part, whole);
    if (!fs::exists(file)) continue;
    if (!status && is_sound(file, layout_.plan_hash, part))
      status = read_status(file, layout_);
    else
      remove_file(file);
  }
  return status;
}

void StudyFolder::store(std::size_t part, const PartImage& image, bool whole) {
  store_file(part_file(folder_, part, whole), image.image.span(), image.seal);
  if (whole) remove_file(part_file(folder_, part, false));
}

void StudyFolder::remove() {
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.path().filename().string().starts_with("part-"))
      remove_file(entry.path());
  remove_temporary_files(folder_);
  remove_file(folder_ / "plan.h5");
  if (lock_) lock_->release();
  if (::rmdir(folder_.c_str()) < 0)
    refuse(text("remove the folder {}", folder_.string()), errno);
}

}  // namespace twinning
