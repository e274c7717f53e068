#include "output/result_file.hpp"

#include <algorithm>

#include "output/content_hash.hpp"
#include "output/part_file.hpp"
#include "output/provenance.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using hdf5::Handle;
using hdf5::Shape;

Shape as_shape(const std::vector<std::size_t>& lengths) {
  return {lengths.begin(), lengths.end()};
}

/// Adds bytes to a checksum; the order counts.
void add_to(std::uint64_t& checksum, std::string_view bytes) {
  checksum = hash64(text("{:016x}{:016x}", checksum, hash64(bytes)));
}
void add_to(std::uint64_t& checksum, std::span<const std::byte> bytes) {
  add_to(checksum, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}
void add_to(std::uint64_t& checksum, const Values& values) {
  std::visit(
      [&](const auto& each) {
        if constexpr (std::is_same_v<decltype(each),
                                     const std::vector<std::string>&>) {
          std::string all;
          for (const std::string& one : each) all += one + '\n';
          add_to(checksum, all);
        } else {
          add_to(checksum, std::as_bytes(std::span(each)));
        }
      },
      values);
}

}  // namespace

ResultFile::ResultFile(const std::filesystem::path& file, const StudyPlan& plan,
                       const Layout& layout, const Provenance& provenance,
                       const Totals& totals)
    : layout_{layout},
      packer_{layout.compression},
      output_{file},
      file_{output_.file()} {
  for (const Attribute& each :
       about(plan, layout.plan_hash, totals.done, totals.failed, true))
    hdf5::write_attribute(file_, each);
  for (const Table& table : layout.tables)
    write_table(file_, table, layout.compression, scales_);
  make_row_variables();
  make_columns();
  if (layout.events) make_log(totals.events);
  write_table(file_, provenance_table(plan, provenance), layout.compression,
              scales_);
  scales_.write(file_);
}

void ResultFile::make_row_variables() {
  for (const auto& [what, name, cell, attributes] : layout_.row_variables) {
    const Handle dataset = hdf5::create_dataset(
        file_, "/" + name,
        {cell, {layout_.rows}, {layout_.rows_per_part}, layout_.compression});
    for (const Attribute& each : attributes)
      hdf5::write_attribute(dataset, each);
    tie_axes(file_, "/", name, {layout_.row_axis}, scales_);
  }
}

void ResultFile::make_columns() {
  for (const Column& column : layout_.columns) {
    Shape shape = as_shape(column.shape);
    shape.insert(shape.begin(), layout_.rows);
    columns_.push_back(hdf5::create_dataset(
        file_, column.path(),
        {Cell::float64, shape, as_shape(column.chunk), layout_.compression}));
    for (const Attribute& each : column.attributes)
      hdf5::write_attribute(columns_.back(), each);
    std::vector<std::string> axes = column.axes;
    axes.insert(axes.begin(), layout_.row_axis);
    tie_axes(file_, column.group, column.name, axes, scales_);
  }
}

void ResultFile::make_log(std::size_t events) {
  events_ = events;
  Table table{"/events", {}, {layout_.tables.front().variables[1]}};
  std::string meanings;
  for (const std::string_view each : happening_names)
    meanings += text("{}{}", meanings.empty() ? "" : " ", each);
  std::vector<std::uint8_t> numbers;
  for (std::size_t i = 0; i < happening_names.size(); ++i)
    numbers.push_back(std::uint8_t(i));
  write_table(file_, table, layout_.compression, scales_);

  const Handle count = hdf5::create_dataset(file_, "/events/count",
                                            {Cell::int64,
                                             {layout_.rows},
                                             {layout_.rows_per_part},
                                             layout_.compression});
  hdf5::write_attribute(count, {"long_name", "events of the run"});
  hdf5::write_attribute(count, {"sample_dimension", "event"});
  tie_axes(file_, "/events", "count", {"run"}, scales_);

  hdf5::create_bare_scale(file_, "/events/event", events);
  for (std::size_t i = 0; i < EventColumns::count; ++i) {
    const auto& [name, unit, meaning] = EventColumns::descriptions()[i];
    log_.push_back(hdf5::create_dataset(
        file_, text("/events/{}", name),
        {cell_of(waiting_.columns[i]),
         {events},
         {std::clamp<hsize_t>(events, 1, EventColumns::chunk)},
         layout_.compression}));
    hdf5::write_attribute(log_.back(), {"long_name", std::string(meaning)});
    hdf5::write_attribute(log_.back(), {"units", std::string(unit)});
    if (name == "what") {
      hdf5::write_attribute(log_.back(), {"flag_values", numbers});
      hdf5::write_attribute(log_.back(), {"flag_meanings", meanings});
    }
    tie_axes(file_, "/events", std::string(name), {"event"}, scales_);
  }
}

void ResultFile::add(const std::filesystem::path& part_file, std::size_t part) {
  const Handle from = hdf5::open_file(part_file);
  const std::size_t first = layout_.first_row(part);
  const std::size_t rows = layout_.rows_of(part);
  for (const auto& [what, name, cell, attributes] : layout_.row_variables) {
    const Values values = read_all(from, "/" + name);
    add_to(checksum_, values);
    hdf5::write(hdf5::open_dataset(file_, "/" + name),
                hdf5::entries({layout_.rows}, first, rows), values);
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) copy_column(from, i, part);
  if (layout_.events) add_log(from, first, rows);
  output_.require_written();
}

void ResultFile::copy_column(const Handle& from, std::size_t column,
                             std::size_t part) {
  const Handle source =
      hdf5::open_dataset(from, layout_.columns[column].path());
  for (const Slice& slice :
       slices(layout_.columns[column], layout_.rows_of(part))) {
    Shape start = as_shape(slice.start);
    const auto stored = hdf5::read_chunk(source, start);
    add_to(checksum_, stored);
    start[0] += layout_.first_row(part);
    hdf5::write_chunk(columns_[column], start, stored);
  }
}

void ResultFile::add_log(const Handle& from, std::size_t first,
                         std::size_t rows) {
  hdf5::write(hdf5::open_dataset(file_, "/events/count"),
              hdf5::entries({layout_.rows}, first, rows),
              read_all(from, "/events/count"));
  EventColumns more;
  for (std::size_t i = 0; i < EventColumns::count; ++i)
    more.columns[i] = read_all(
        from, text("/events/{}", EventColumns::descriptions()[i].name));
  waiting_.append(more);
  while (waiting_.rows() >= EventColumns::chunk)
    write_log(waiting_.take(EventColumns::chunk));
}

void ResultFile::write_log(const EventColumns& log) {
  PackedPart packed;
  for (const Values& column : log.columns)
    pack_values("", column,
                std::clamp<std::size_t>(events_, 1, EventColumns::chunk),
                packer_, packed);
  for (std::size_t i = 0; i < EventColumns::count; ++i)
    for (const auto& chunk : packed.datasets[i].chunks)
      hdf5::write_chunk(log_[i], {events_written_ + chunk.start[0]},
                        packed.bytes(chunk));
  events_written_ += log.rows();
}

std::uint64_t ResultFile::finish() {
  if (waiting_.rows() > 0) write_log(waiting_.take(waiting_.rows()));
  columns_.clear();
  log_.clear();
  write_text_checksum(file_);
  output_.finish();
  return checksum_;
}

std::uint64_t checksum_of(const std::filesystem::path& path,
                          const Layout& layout) {
  const Handle file = hdf5::open_file(path);
  std::vector<Handle> columns;
  for (const Column& column : layout.columns)
    columns.push_back(hdf5::open_dataset(file, column.path()));
  std::uint64_t checksum = 0;
  for (std::size_t part = 0; part < layout.parts(); ++part) {
    const std::size_t first = layout.first_row(part);
    const std::size_t rows = layout.rows_of(part);
    for (const auto& [what, name, cell, attributes] : layout.row_variables)
      add_to(checksum, hdf5::read(hdf5::open_dataset(file, "/" + name),
                                  hdf5::entries({layout.rows}, first, rows)));
    for (std::size_t i = 0; i < columns.size(); ++i)
      for (const Slice& slice : slices(layout.columns[i], rows)) {
        Shape start = as_shape(slice.start);
        start[0] += first;
        add_to(checksum, hdf5::read_chunk(columns[i], start));
      }
  }
  return checksum;
}

}  // namespace twinning
