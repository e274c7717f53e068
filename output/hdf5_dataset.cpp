#include "output/hdf5_dataset.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning::hdf5 {
namespace {

constexpr int most_axes = 4;

std::size_t product(const Shape& shape) {
  std::size_t count = 1;
  for (const hsize_t length : shape) count *= length;
  return count;
}

Shape default_chunk(const Shape& shape) {
  Shape chunk;
  for (const hsize_t length : shape)
    chunk.push_back(std::clamp<hsize_t>(length, 1, 1 << 15));
  return chunk;
}

Handle settings(const Form& form) {
  Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "set up a dataset");
  const hid_t id = list.id();
  const std::string deed = "set up a dataset";
  constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  const Shape chunk =
      form.chunk.empty() ? default_chunk(form.shape) : form.chunk;
  must(H5Pset_obj_track_times(id, false), deed);
  must(H5Pset_attr_creation_order(id, order), deed);
  must(H5Pset_chunk(id, int(chunk.size()), chunk.data()), deed);
  // HDF5 has no filters for texts, which lie apart from their chunk.
  if (form.compression > 0 && form.cell != Cell::text) {
    must(H5Pset_shuffle(id), deed);
    must(H5Pset_deflate(id, form.compression), deed);
  }
  if (form.cell != Cell::text) must(H5Pset_fletcher32(id), deed);
  if (form.cell == Cell::float64) {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    must(H5Pset_fill_value(id, H5T_NATIVE_DOUBLE, &missing), deed);
  }
  return list;
}

Handle link_settings() {
  Handle list(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "set up a dataset");
  must(H5Pset_char_encoding(list.id(), H5T_CSET_UTF8), "set up a dataset");
  return list;
}

Cell cell_of_type(hid_t type) {
  const H5T_class_t kind = H5Tget_class(type);
  const std::size_t size = H5Tget_size(type);
  const bool is_signed = H5Tget_sign(type) == H5T_SGN_2;
  if (kind == H5T_FLOAT && size == 8) return Cell::float64;
  if (kind == H5T_INTEGER && size == 8 && is_signed) return Cell::int64;
  if (kind == H5T_INTEGER && size == 4 && is_signed) return Cell::int32;
  if (kind == H5T_INTEGER && size == 1 && !is_signed) return Cell::uint8;
  if (kind == H5T_STRING && H5Tis_variable_str(type) > 0) return Cell::text;
  throw UserError(Fault::input, "a dataset has a type of no result");
}

/// The spaces of a block in the file and in memory.
struct Spaces {
  Handle file, memory;
};

Spaces spaces(const Handle& dataset, const Block& block) {
  Handle file(H5Dget_space(dataset.id()), H5Sclose, "read a shape");
  must(H5Sselect_hyperslab(file.id(), H5S_SELECT_SET, block.start.data(),
                           nullptr, block.count.data(), nullptr),
       "select a block");
  Handle memory(
      H5Screate_simple(int(block.count.size()), block.count.data(), nullptr),
      H5Sclose, "describe a block");
  return {std::move(file), std::move(memory)};
}

template <class Element>
std::vector<Element> read_as(const Handle& dataset, const Block& block,
                             Cell cell) {
  std::vector<Element> values(product(block.count));
  if (values.empty()) return values;
  const Spaces where = spaces(dataset, block);
  must(H5Dread(dataset.id(), memory_type(cell).id(), where.memory.id(),
               where.file.id(), H5P_DEFAULT, values.data()),
       "read a dataset");
  return values;
}

std::vector<std::string> read_texts(const Handle& dataset, const Block& block) {
  auto raw = read_as<char*>(dataset, block, Cell::text);
  std::vector<std::string> values;
  values.reserve(raw.size());
  for (const char* each : raw) values.emplace_back(each ? each : "");
  if (raw.empty()) return values;
  const Spaces where = spaces(dataset, block);
  must(H5Dvlen_reclaim(memory_type(Cell::text).id(), where.memory.id(),
                       H5P_DEFAULT, raw.data()),
       "free texts");
  return values;
}

}  // namespace

Handle create_dataset(const Handle& file, const std::string& path,
                      const Form& form) {
  const std::string deed = text("create the dataset {}", path);
  const Handle space(
      H5Screate_simple(int(form.shape.size()), form.shape.data(), nullptr),
      H5Sclose, deed);
  return Handle(
      H5Dcreate2(file.id(), path.c_str(), file_type(form.cell).id(), space.id(),
                 link_settings().id(), settings(form).id(), H5P_DEFAULT),
      H5Dclose, deed);
}

Handle open_dataset(const Handle& file, const std::string& path) {
  return Handle(H5Dopen2(file.id(), path.c_str(), H5P_DEFAULT), H5Dclose,
                text("open the dataset {}", path));
}

Form form_of(const Handle& dataset) {
  const std::string deed = "read the shape of a dataset";
  const Handle type(H5Dget_type(dataset.id()), H5Tclose, deed);
  const Handle space(H5Dget_space(dataset.id()), H5Sclose, deed);
  const Handle list(H5Dget_create_plist(dataset.id()), H5Pclose, deed);
  const int axes = must(H5Sget_simple_extent_ndims(space.id()), deed);
  if (axes < 1 || axes > most_axes)
    throw UserError(Fault::input, text("a dataset has {} axes", axes));

  Form form{cell_of_type(type.id()), Shape(std::size_t(axes)), {}};
  must(H5Sget_simple_extent_dims(space.id(), form.shape.data(), nullptr), deed);
  if (H5Pget_layout(list.id()) == H5D_CHUNKED) {
    form.chunk.resize(std::size_t(axes));
    must(H5Pget_chunk(list.id(), axes, form.chunk.data()), deed);
  }
  return form;
}

Block whole(const Shape& shape) { return {Shape(shape.size(), 0), shape}; }

Block entries(const Shape& shape, hsize_t first, hsize_t count) {
  Block block = whole(shape);
  block.start[0] = first;
  block.count[0] = count;
  return block;
}

void write(const Handle& dataset, const Block& block, const Values& values) {
  if (size_of(values) == 0) return;
  const Spaces where = spaces(dataset, block);
  const auto send = [&](const void* elements) {
    must(H5Dwrite(dataset.id(), memory_type(cell_of(values)).id(),
                  where.memory.id(), where.file.id(), H5P_DEFAULT, elements),
         "write a dataset");
  };
  std::visit(
      [&](const auto& elements) {
        if constexpr (std::is_same_v<decltype(elements),
                                     const std::vector<std::string>&>) {
          std::vector<const char*> texts;
          for (const auto& each : elements) texts.push_back(each.c_str());
          send(texts.data());
        } else {
          send(elements.data());
        }
      },
      values);
}

Values read(const Handle& dataset, const Block& block) {
  const Cell cell = form_of(dataset).cell;
  switch (cell) {
    case Cell::float64:
      return read_as<double>(dataset, block, cell);
    case Cell::int64:
      return read_as<std::int64_t>(dataset, block, cell);
    case Cell::int32:
      return read_as<std::int32_t>(dataset, block, cell);
    case Cell::uint8:
      return read_as<std::uint8_t>(dataset, block, cell);
    default:
      return read_texts(dataset, block);
  }
}

void write_chunk(const Handle& dataset, const Shape& start,
                 std::span<const std::byte> stored) {
  must(H5Dwrite_chunk(dataset.id(), H5P_DEFAULT, 0, start.data(), stored.size(),
                      stored.data()),
       "write a chunk");
}

hsize_t bytes_of_chunk(const Handle& dataset, const Shape& start) {
  hsize_t size = 0;
  must(H5Dget_chunk_storage_size(dataset.id(), start.data(), &size),
       "find a chunk");
  return size;
}

std::vector<std::byte> read_chunk(const Handle& dataset, const Shape& start) {
  std::vector<std::byte> stored(bytes_of_chunk(dataset, start));
  std::uint32_t mask = 0;
  must(H5Dread_chunk(dataset.id(), H5P_DEFAULT, start.data(), &mask,
                     stored.data()),
       "read a chunk");
  if (mask != 0)
    throw UserError(Fault::input, "a chunk is not stored as a result's are");
  return stored;
}

}  // namespace twinning::hdf5
