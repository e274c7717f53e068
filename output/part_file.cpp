#include "output/part_file.hpp"

#include <algorithm>
#include <bit>

#include "output/disk.hpp"
#include "output/event_columns.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using hdf5::Handle;

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string seal_of(std::string_view image, const std::string& plan_hash,
                    std::size_t number) {
  return text("\ntwinning part {} {:08} {:016x}\n", plan_hash, number,
              hash64(image));
}

/// Writes a small variable of the rows through HDF5's own filters.
void write_variable(const Handle& file, const std::string& path,
                    const Values& values) {
  const hdf5::Shape shape{size_of(values)};
  const Handle dataset =
      hdf5::create_dataset(file, path, {cell_of(values), shape, shape, 0});
  hdf5::write(dataset, hdf5::whole(shape), values);
}

void write_rows(const Handle& file, const Part& part, const Layout& layout) {
  std::vector<std::int64_t> numbers;
  for (std::size_t row = 0; row < part.rows(); ++row)
    numbers.push_back(std::int64_t(layout.first_row(part.number()) + row));
  write_variable(file, "/row", numbers);
  for (const RowVariable& each : layout.row_variables)
    write_variable(file, "/" + each.name, part.said(each.what));
  if (!layout.events) return;
  std::vector<std::int64_t> counts;
  for (const auto& events : part.events)
    counts.push_back(std::int64_t(events.size()));
  write_variable(file, "/events/count", counts);
}

hdf5::Shape as_shape(const std::vector<std::size_t>& lengths) {
  return {lengths.begin(), lengths.end()};
}

void write_packed(const Handle& file, const PackedPart& part,
                  const PackedPart::Dataset& packed, unsigned compression) {
  const Handle dataset =
      hdf5::create_dataset(file, packed.path,
                           {packed.cell, as_shape(packed.shape),
                            as_shape(packed.chunk), compression});
  for (const auto& chunk : packed.chunks)
    hdf5::write_chunk(dataset, as_shape(chunk.start), part.bytes(chunk));
}

}  // namespace

void make_image(const Part& part, const PackedPart& packed,
                const Layout& layout, PartImage& made) {
  {
    const hdf5::Entrance entrance;
    Handle file = hdf5::create_image(made.image);
    hdf5::write_attribute(file, {"plan", layout.plan_hash});
    hdf5::write_attribute(file, {"part", std::uint64_t{part.number()}});
    for (const Table& table : layout.tables)
      if (table.group != "/") hdf5::create_group(file, table.group);
    if (layout.events) hdf5::create_group(file, "/events");
    write_rows(file, part, layout);
    for (const auto& dataset : packed.datasets)
      write_packed(file, packed, dataset, layout.compression);
    file.close("finish a part in memory");
  }
  made.seal =
      seal_of(as_text(made.image.span()), layout.plan_hash, part.number());
}

std::filesystem::path part_file(const std::filesystem::path& folder,
                                std::size_t number, bool whole) {
  return folder / text("part-{:08}{}.h5", number, whole ? "" : ".partial");
}

bool is_sound(const std::filesystem::path& file, const std::string& plan_hash,
              std::size_t number) {
  if (!std::filesystem::is_regular_file(file)) return false;
  const std::string bytes = read_file(file);
  const std::size_t length = seal_of({}, plan_hash, number).size();
  if (bytes.size() < length) return false;
  const std::string_view image =
      std::string_view(bytes).substr(0, bytes.size() - length);
  return bytes.ends_with(seal_of(image, plan_hash, number));
}

std::vector<RowStatus> read_status(const std::filesystem::path& path,
                                   const Layout& layout) {
  const hdf5::Entrance entrance;
  const Handle file = hdf5::open_file(path);
  const Values values = read_all(file, "/" + layout.row_axis + "_status");
  std::vector<RowStatus> status;
  for (const std::uint8_t each : std::get<std::vector<std::uint8_t>>(values))
    status.push_back(RowStatus(each));
  return status;
}

void load(const std::filesystem::path& path, const Layout& layout, Part& part) {
  const hdf5::Entrance entrance;
  const Handle file = hdf5::open_file(path);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const Handle dataset = hdf5::open_dataset(file, layout.columns[i].path());
    const auto values = hdf5::read(
        dataset, hdf5::entries(hdf5::form_of(dataset).shape, 0, part.rows()));
    std::ranges::copy(std::get<std::vector<double>>(values),
                      part.values(i).begin());
  }
  if (layout.events) {
    EventColumns log;
    for (std::size_t i = 0; i < EventColumns::count; ++i)
      log.columns[i] = read_all(
          file, text("/events/{}", EventColumns::descriptions()[i].name));
    const auto counts =
        std::get<std::vector<std::int64_t>>(read_all(file, "/events/count"));
    for (std::size_t row = 0; row < part.rows(); ++row)
      part.events[row] = log.take(std::size_t(counts[row])).events();
  }
  for (const RowVariable& each : layout.row_variables)
    part.set(each.what, read_all(file, "/" + each.name));
}

}  // namespace twinning
