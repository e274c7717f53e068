#include "output/kept_tables.hpp"

#include <algorithm>
#include <array>

#include "output/child.hpp"
#include "output/content_hash.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/result_reader.hpp"
#include "output/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;
using hdf5::Handle;
using Texts = std::vector<std::string>;

[[noreturn]] void damaged(const std::string& file, const std::string& what) {
  throw UserError(Fault::input,
                  text("{}: what it keeps is damaged: {}; keep it again with "
                       "observe --keep",
                       file, what));
}

/// Sends the texts that a group says of itself as "<group>@<name>".
void send_said(const Handle& group, const std::string& path, const Send& send) {
  for (const std::string& name : hdf5::attributes(group)) {
    const auto value = hdf5::read_attribute(group, name);
    if (const auto* words = std::get_if<std::string>(&value))
      send(text("{}@{}", path, name), Texts{*words});
  }
}

/// Sends a group's columns by their paths, and the groups in it.
void send_group(const Handle& file, const std::string& path, const Send& send) {
  const Handle group = hdf5::open_group(file, path);
  send_said(group, path, send);
  for (const std::string& name : hdf5::members(group)) {
    const std::string inner = path_in(path, name);
    const hdf5::Member kind = hdf5::member(file, inner);
    if (kind == hdf5::Member::group) send_group(file, inner, send);
    if (kind != hdf5::Member::dataset) continue;
    const Handle dataset = hdf5::open_dataset(file, inner);
    const hdf5::Shape shape = hdf5::form_of(dataset).shape;
    if (shape.size() != 1 || shape[0] > most_kept_rows)
      throw UserError(Fault::input, text("{} has another shape", inner));
    send(inner, hdf5::read(dataset, hdf5::whole(shape)));
  }
}

/// All that was kept in a file.
void send_kept(const fs::path& path, const std::string& group,
               const Send& send) {
  const hdf5::Entrance entrance;
  try {
    const Handle file = hdf5::open_file(path);
    if (hdf5::member(file, group) != hdf5::Member::group) return;
    require_texts_of_group(file, group);
    send_group(file, group, send);
  } catch (const UserError& error) {
    damaged(shown(path.string()), error.what());
  }
}

/// Puts a column into its table.
void add_column(const std::string& file, const std::string& path,
                const Values& values, KeptTables& tables) {
  const std::size_t end = path.rfind('/');
  KeptTable& table = tables[path.substr(0, end)];
  const std::string name = path.substr(end + 1);
  if (table.texts.empty() && table.numbers.empty())
    table.rows = size_of(values);
  if (size_of(values) != table.rows)
    damaged(file, text("{} is not as long as its axis", path));
  if (const auto* texts = std::get_if<Texts>(&values))
    table.texts[name] = *texts;
  else if (const auto* numbers = std::get_if<std::vector<double>>(&values))
    table.numbers[name] = *numbers;
  else if (const auto* axis = std::get_if<std::vector<std::int64_t>>(&values))
    table.numbers[name].assign(axis->begin(), axis->end());
  else
    damaged(file, text("{} has another type", path));
}

}  // namespace

KeptTables kept_tables(const fs::path& result, const std::string& group) {
  KeptTables tables;
  const ResultReader reader(result);
  if (reader.parts()) return tables;
  const std::string file = shown(reader.path().string());
  const Answers answers = ask_child(
      reader.path().string(), {},
      [&](const Send& send) { send_kept(reader.path(), group, send); });
  for (const auto& [path, values] : answers)
    if (const std::size_t at = path.find('@'); at != std::string::npos)
      tables[path.substr(0, at)].said[path.substr(at + 1)] =
          std::get<Texts>(values).at(0);
    else
      add_column(file, path, values, tables);
  return tables;
}

}  // namespace twinning
