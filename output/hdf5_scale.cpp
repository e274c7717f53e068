#include <map>

#include "output/hdf5_dataset.hpp"
#include "sim/base/text.hpp"

// Dimension scales as the HDF5 specification describes them.  The library's
// own calls rewrite a scale's list for every dataset and leave chance bytes
// in its gaps; here it is written once, and packed.
namespace twinning::hdf5 {
namespace {

void write_fixed_text(const Handle& object, const char* name,
                      const std::string& value) {
  const std::string deed = text("write the attribute {}", name);
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, deed);
  must(H5Tset_size(type.id(), value.size() + 1), deed);
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, deed);
  const Handle made(H5Acreate2(object.id(), name, type.id(), space.id(),
                               H5P_DEFAULT, H5P_DEFAULT),
                    H5Aclose, deed);
  must(H5Awrite(made.id(), type.id(), value.c_str()), deed);
}

hobj_ref_t reference(const Handle& file, const std::string& path) {
  hobj_ref_t made{};
  must(H5Rcreate(&made, file.id(), path.c_str(), H5R_OBJECT, -1),
       text("refer to {}", path));
  return made;
}

struct [[gnu::packed]] User {
  hobj_ref_t dataset;
  std::uint32_t axis;
};

void write_users(const Handle& scale, const std::vector<User>& users) {
  const std::string deed = "write the users of an axis";
  const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(User)), H5Tclose, deed);
  must(H5Tinsert(type.id(), "dataset", 0, H5T_STD_REF_OBJ), deed);
  must(H5Tinsert(type.id(), "dimension", sizeof(hobj_ref_t), H5T_NATIVE_UINT32),
       deed);
  const hsize_t count = users.size();
  const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, deed);
  const Handle made(H5Acreate2(scale.id(), "REFERENCE_LIST", type.id(),
                               space.id(), H5P_DEFAULT, H5P_DEFAULT),
                    H5Aclose, deed);
  must(H5Awrite(made.id(), type.id(), users.data()), deed);
}

}  // namespace

void make_scale(const Handle& dataset, const std::string& name) {
  write_fixed_text(dataset, "CLASS", "DIMENSION_SCALE");
  write_fixed_text(dataset, "NAME", name);
}

Handle create_bare_scale(const Handle& file, const std::string& path,
                         hsize_t length) {
  Handle scale = create_dataset(file, path, {Cell::int32, {length}, {}, 0});
  // The words that the netCDF format gives to an axis without coordinates.
  make_scale(scale, text("This is a netCDF dimension but not a netCDF "
                         "variable. {:10}",
                         length));
  return scale;
}

void Scales::attach(const Handle& file, const std::string& dataset,
                    const std::vector<std::string>& scales) {
  const std::string deed = text("tie {} to its axes", dataset);
  std::vector<hobj_ref_t> references;
  for (const std::string& scale : scales) {
    references.push_back(reference(file, scale));
    uses_.push_back({scale, dataset, unsigned(references.size() - 1)});
  }
  std::vector<hvl_t> lists;
  for (hobj_ref_t& each : references) lists.push_back({1, &each});

  const Handle object = open_dataset(file, dataset);
  const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, deed);
  const hsize_t count = lists.size();
  const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, deed);
  const Handle made(H5Acreate2(object.id(), "DIMENSION_LIST", type.id(),
                               space.id(), H5P_DEFAULT, H5P_DEFAULT),
                    H5Aclose, deed);
  must(H5Awrite(made.id(), type.id(), lists.data()), deed);
}

void Scales::write(const Handle& file) const {
  std::map<std::string, std::vector<User>> users;
  for (const Use& use : uses_)
    users[use.scale].push_back({reference(file, use.dataset), use.axis});
  for (const auto& [scale, list] : users)
    write_users(open_dataset(file, scale), list);
}

}  // namespace twinning::hdf5
