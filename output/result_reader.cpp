#include "output/result_reader.hpp"

#include <algorithm>

#include "output/content_hash.hpp"
#include "output/event_columns.hpp"
#include "output/layout.hpp"
#include "output/part_file.hpp"
#include "output/study_store.hpp"
#include "output/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;
using hdf5::Handle;

/// Where all about a result stands but the numbers of its runs.
Handle open_about(const fs::path& path, bool parts) {
  return hdf5::open_file(parts ? path / "plan.h5" : path);
}

Values as_answer(const Attribute::Value& value) {
  if (const auto* words = std::get_if<std::string>(&value))
    return std::vector<std::string>{*words};
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return std::vector<std::int64_t>{*number};
  if (const auto* number = std::get_if<std::uint64_t>(&value))
    return std::vector<std::int64_t>{std::int64_t(*number)};
  if (const auto* number = std::get_if<double>(&value))
    return std::vector<double>{*number};
  return std::get<std::vector<std::uint8_t>>(value);
}

void require_format(const Handle& file, const fs::path& path) {
  std::string name;
  std::int64_t version = 0;
  try {
    name = std::get<std::string>(hdf5::read_attribute(file, "format"));
    version =
        std::get<std::int64_t>(hdf5::read_attribute(file, "format_version"));
  } catch (const std::exception&) {
    name.clear();
  }
  if (name != format_name)
    throw UserError(Fault::input, text("{}: is an HDF5 file, but no result of "
                                       "twinning",
                                       shown(path.string())));
  if (version < 1 || version > format_version)
    throw UserError(Fault::input,
                    text("{}: has format version {}, and this program reads "
                         "up to {}; use a later one",
                         shown(path.string()), version, format_version));
}

/// Sends the attributes of an object under a prefix; those that tie axes are
/// of types no result has, and are passed over.
void send_attributes(const Handle& object, const std::string& prefix,
                     const Send& send) {
  for (const std::string& name : hdf5::attributes(object))
    if (name != "CLASS" && name != "NAME" && name != "DIMENSION_LIST" &&
        name != "REFERENCE_LIST")
      send(prefix + name, as_answer(hdf5::read_attribute(object, name)));
}

bool is_of_cells(const Handle& file) {
  return hdf5::member(file, "/cell") == hdf5::Member::dataset;
}

/// What each row says of itself, of runs or of cells.
std::vector<std::string> row_variables(const Handle& file) {
  if (is_of_cells(file))
    return {"cell_status", "cell_hash", "cell_failure", "cell_runs"};
  return {"run_status", "run_hash", "run_failure"};
}

bool is_row_variable(const std::string& name) {
  return name.ends_with("_status") || name.ends_with("_hash") ||
         name.ends_with("_failure") || name == "cell_runs";
}

/// Whether reasons of failures are worth reading: of a million runs they take
/// longer than all else.
bool any_failed(const Values& status) {
  const auto* rows = std::get_if<std::vector<std::uint8_t>>(&status);
  return !rows || std::ranges::find(*rows, std::uint8_t(RowStatus::failed)) !=
                      rows->end();
}

/// Sends a group: its variables of one axis, and the shapes of the others.
/// What each row says of itself is sent apart.
void send_group(const Handle& file, const std::string& group,
                const Send& send) {
  for (const std::string& name : hdf5::members(hdf5::open_group(file, group))) {
    const std::string path = path_in(group, name);
    if (hdf5::member(file, path) != hdf5::Member::dataset) continue;
    const Handle dataset = hdf5::open_dataset(file, path);
    const hdf5::Form form = hdf5::form_of(dataset);
    send("shape " + path,
         std::vector<std::int64_t>(form.shape.begin(), form.shape.end()));
    if (form.shape.size() > 1 || group == "/events" || is_row_variable(name))
      continue;
    send(path, hdf5::read(dataset, hdf5::whole(form.shape)));
    if (path.starts_with("/parameter_"))
      send_attributes(dataset, path + "@", send);
  }
}

/// Puts rows read from a part in their place among all.
template <class Element>
void place(const Values& read, RowRange range, std::vector<Element>& all) {
  const auto& rows = std::get<std::vector<Element>>(read);
  if (rows.size() != range.count)
    throw UserError(Fault::input,
                    text("a part has {} rows where the plan has {}",
                         rows.size(), range.count));
  std::ranges::copy(rows, all.begin() + std::ptrdiff_t(range.first));
}

std::size_t count_attribute(const Handle& plan, const std::string& name) {
  return std::size_t(hdf5::attribute_as<std::uint64_t>(plan, name));
}

/// The length of the axis of rows.
std::size_t rows_planned(const Handle& plan) {
  const auto form = hdf5::form_of(
      hdf5::open_dataset(plan, is_of_cells(plan) ? "/cell" : "/run"));
  return form.shape.empty() ? 0 : std::size_t(form.shape[0]);
}

[[noreturn]] void refuse_other_file(const fs::path& file) {
  const std::string name = shown(file.string());
  throw UserError(Fault::file,
                  file.extension() == ".toml"
                      ? text("{}: is no result, which is an HDF5 file; "
                             "`twinning run` makes one of a scenario, and "
                             "`twinning sweep` of a study",
                             name)
                      : text("{}: is no result: it is no HDF5 file, or its "
                             "beginning is damaged",
                             name));
}

}  // namespace

ResultReader::ResultReader(const fs::path& given) {
  const fs::path folder =
      given.extension() == ".parts" ? given : parts_folder(given);
  parts_ = given.extension() == ".parts" ||
           (!fs::exists(given) && fs::exists(folder / "plan.h5"));
  path_ = parts_ ? folder : given;
  const fs::path file = parts_ ? folder / "plan.h5" : given;
  if (!fs::exists(file))
    throw UserError(Fault::file,
                    text("{}: there is no such result", shown(given.string())));
  if (!fs::is_regular_file(file))
    throw UserError(Fault::file,
                    text("{}: must be a regular file", shown(file.string())));
  if (!hdf5::has_signature(file)) refuse_other_file(file);
}

void ResultReader::send_overview(const Send& send) const {
  const hdf5::Entrance entrance;
  const Handle file = open_about(path_, parts_);
  require_format(file, path_);
  require_texts(file, shown(path_.string()));
  send_attributes(file, "@", send);
  send_group(file, "/", send);
  for (const std::string group :
       {"/links", "/cities", "/events", "/statistics"})
    if (hdf5::member(file, group) == hdf5::Member::group)
      send_group(file, group, send);
  send_attributes(hdf5::open_group(file, "/provenance"), "/provenance@", send);
  send_group(file, "/provenance", send);
  send_row_variables(file, send);
  sealed_.send(send);
}

/// The parts of a plan that are there and whole, with their rows.
std::vector<ResultReader::PartOnDisk> ResultReader::sound_parts(
    const Handle& plan) const {
  const auto hash = hdf5::attribute_as<std::string>(plan, "plan");
  const std::size_t rows = count_attribute(plan, "rows");
  const std::size_t per_part = count_attribute(plan, "rows_per_part");
  if (per_part == 0 || rows != rows_planned(plan))
    throw UserError(Fault::input,
                    "its plan does not know how many rows it has");
  std::vector<PartOnDisk> sound;
  for (std::size_t part = 0; part * per_part < rows; ++part)
    for (const bool whole : {true, false}) {
      const fs::path file = part_file(path_, part, whole);
      if (!sealed_.hold(file, hash, part)) continue;
      const std::size_t first = part * per_part;
      sound.push_back({file, {first, std::min(per_part, rows - first)}});
      break;
    }
  return sound;
}

void ResultReader::send_row_variables(const Handle& file,
                                      const Send& send) const {
  const auto names = row_variables(file);
  if (!parts_) {
    const Values status = read_all(file, "/" + names[0]);
    send("/" + names[0], status);
    send("/" + names[1], read_all(file, "/" + names[1]));
    if (any_failed(status))
      send("/" + names[2], read_all(file, "/" + names[2]));
    if (names.size() > 3) send("/" + names[3], read_all(file, "/" + names[3]));
    return;
  }
  const auto parts = sound_parts(file);
  const std::size_t rows = rows_planned(file);
  std::vector<std::uint8_t> status(rows);
  std::vector<std::string> hash(rows), failure(rows);
  std::vector<std::int32_t> runs(rows);
  for (const auto& [path, range] : parts) {
    const Handle part = hdf5::open_file(path);
    const Values became = read_all(part, "/" + names[0]);
    place(became, range, status);
    place(read_all(part, "/" + names[1]), range, hash);
    if (any_failed(became))
      place(read_all(part, "/" + names[2]), range, failure);
    if (names.size() > 3) place(read_all(part, "/" + names[3]), range, runs);
  }
  send("/" + names[0], status);
  send("/" + names[1], hash);
  send("/" + names[2], failure);
  if (names.size() > 3) send("/" + names[3], runs);
  const Values columns = read_all(file, "/plan/column_path");
  for (const auto& path : std::get<std::vector<std::string>>(columns))
    send("shape " + path, std::vector<std::int64_t>{});
}

void ResultReader::send_events(std::size_t run, const Send& send) const {
  const hdf5::Entrance entrance;
  Handle about = open_about(path_, parts_);
  fs::path holder = path_;
  std::size_t row = run;
  if (parts_) {
    const auto parts = sound_parts(about);
    const auto found = std::ranges::find_if(parts, [&](const auto& part) {
      return run >= part.rows.first && run - part.rows.first < part.rows.count;
    });
    if (found == parts.end()) return;
    holder = found->file;
    row = run - found->rows.first;
  }
  const Handle file = hdf5::open_file(holder);
  if (hdf5::member(file, "/events") != hdf5::Member::group) return;
  const auto counts =
      std::get<std::vector<std::int64_t>>(read_all(file, "/events/count"));
  std::int64_t first = 0;
  for (std::size_t i = 0; i < row; ++i) first += counts.at(i);
  for (const auto& [name, unit, meaning] : EventColumns::descriptions()) {
    const Handle dataset = hdf5::open_dataset(file, text("/events/{}", name));
    send(std::string(name),
         hdf5::read(dataset, {{hsize_t(first)}, {hsize_t(counts.at(row))}}));
  }
}

}  // namespace twinning
