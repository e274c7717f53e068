#include <optional>

#include "output/hdf5.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning::hdf5 {
namespace {

template <class Number>
hid_t native() {
  if constexpr (std::is_same_v<Number, double>) return H5T_NATIVE_DOUBLE;
  if constexpr (std::is_same_v<Number, std::int64_t>) return H5T_NATIVE_INT64;
  if constexpr (std::is_same_v<Number, std::uint64_t>) return H5T_NATIVE_UINT64;
  return H5T_NATIVE_UINT8;
}

/// Calls `write(type, space, bytes)` with what HDF5 needs to know of a value.
template <class Write>
struct Visitor {
  Write write;

  void operator()(const std::string& value) const {
    const char* const bytes = value.c_str();
    write(memory_type(Cell::text).id(), std::nullopt, &bytes);
  }
  void operator()(const std::vector<std::uint8_t>& values) const {
    write(H5T_NATIVE_UINT8, hsize_t{values.size()}, values.data());
  }
  template <class Number>
  void operator()(Number value) const {
    write(native<Number>(), std::nullopt, &value);
  }
};

template <class Number>
Number read_number(const Handle& attribute, const std::string& name) {
  Number value{};
  must(H5Aread(attribute.id(), native<Number>(), &value),
       text("read the attribute {}", name));
  return value;
}

std::string read_text(const Handle& attribute, const std::string& name) {
  char* bytes = nullptr;
  must(H5Aread(attribute.id(), memory_type(Cell::text).id(), &bytes),
       text("read the attribute {}", name));
  const std::string value = bytes ? bytes : "";
  H5free_memory(bytes);
  return value;
}

std::vector<std::uint8_t> read_bytes(const Handle& attribute, std::size_t count,
                                     const std::string& name) {
  std::vector<std::uint8_t> values(count);
  must(H5Aread(attribute.id(), H5T_NATIVE_UINT8, values.data()),
       text("read the attribute {}", name));
  return values;
}

}  // namespace

void write_attribute(const Handle& object, const Attribute& attribute) {
  const auto write = [&](hid_t type, std::optional<hsize_t> length,
                         const void* bytes) {
    const std::string deed = text("write the attribute {}", attribute.name);
    const Handle space(
        length ? H5Screate_simple(1, &*length, nullptr) : H5Screate(H5S_SCALAR),
        H5Sclose, deed);
    const Handle made(H5Acreate2(object.id(), attribute.name.c_str(), type,
                                 space.id(), H5P_DEFAULT, H5P_DEFAULT),
                      H5Aclose, deed);
    must(H5Awrite(made.id(), type, bytes), deed);
  };
  std::visit(Visitor<decltype(write)>{write}, attribute.value);
}

void refuse_type(const std::string& attribute) {
  throw UserError(Fault::input,
                  text("the attribute {} has another type", attribute));
}

Attribute::Value read_attribute(const Handle& object, const std::string& name) {
  const std::string deed = text("read the attribute {}", name);
  const Handle attribute(H5Aopen(object.id(), name.c_str(), H5P_DEFAULT),
                         H5Aclose, deed);
  const Handle type(H5Aget_type(attribute.id()), H5Tclose, deed);
  const Handle space(H5Aget_space(attribute.id()), H5Sclose, deed);
  const hssize_t count = H5Sget_simple_extent_npoints(space.id());
  const std::size_t size = H5Tget_size(type.id());
  const H5T_class_t kind = H5Tget_class(type.id());

  if (count == 1 && kind == H5T_STRING && H5Tis_variable_str(type.id()) > 0)
    return read_text(attribute, name);
  if (count == 1 && kind == H5T_FLOAT && size == 8)
    return read_number<double>(attribute, name);
  if (count == 1 && kind == H5T_INTEGER && size == 8)
    return H5Tget_sign(type.id()) == H5T_SGN_NONE
               ? Attribute::Value{read_number<std::uint64_t>(attribute, name)}
               : read_number<std::int64_t>(attribute, name);
  if (count >= 0 && count < 1000 && kind == H5T_INTEGER && size == 1)
    return read_bytes(attribute, std::size_t(count), name);
  throw UserError(Fault::input,
                  text("the attribute {} has a type of no result", name));
}

}  // namespace twinning::hdf5
