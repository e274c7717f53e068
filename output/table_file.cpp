#include "output/table_file.hpp"

namespace twinning {

std::string path_in(const std::string& group, const std::string& name) {
  return group == "/" ? "/" + name : group + "/" + name;
}

void tie_axes(const hdf5::Handle& file, const std::string& group,
              const std::string& name, const std::vector<std::string>& axes,
              hdf5::Scales& scales) {
  std::vector<std::string> paths;
  for (const std::string& axis : axes) paths.push_back(path_in(group, axis));
  scales.attach(file, path_in(group, name), paths);
}

void write_table(const hdf5::Handle& file, const Table& table,
                 unsigned compression, hdf5::Scales& scales) {
  const bool there = hdf5::member(file, table.group) != hdf5::Member::none;
  const hdf5::Handle group = there ? hdf5::open_group(file, table.group)
                                   : hdf5::create_group(file, table.group);
  for (const Attribute& attribute : table.attributes)
    hdf5::write_attribute(group, attribute);

  for (const auto& [name, axes, values, attributes] : table.variables) {
    hdf5::Shape shape;
    for (const std::string& axis : axes) shape.push_back(table.length(axis));
    const hdf5::Handle dataset =
        hdf5::create_dataset(file, path_in(table.group, name),
                             {cell_of(values), shape, {}, compression});
    hdf5::write(dataset, hdf5::whole(shape), values);
    for (const Attribute& attribute : attributes)
      hdf5::write_attribute(dataset, attribute);
    if (axes.size() == 1 && axes[0] == name) hdf5::make_scale(dataset, name);
  }
  for (const Variable& variable : table.variables)
    if (variable.axes.size() != 1 || variable.axes[0] != variable.name)
      tie_axes(file, table.group, variable.name, variable.axes, scales);
}

Values read_all(const hdf5::Handle& file, const std::string& path) {
  const hdf5::Handle dataset = hdf5::open_dataset(file, path);
  return hdf5::read(dataset, hdf5::whole(hdf5::form_of(dataset).shape));
}

}  // namespace twinning
