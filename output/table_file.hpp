#pragma once

#include "output/hdf5_dataset.hpp"
#include "output/table.hpp"

namespace twinning {

/// Writes a table as a group with its axes tied.  The group may be there.
void write_table(const hdf5::Handle& file, const Table& table,
                 unsigned compression, hdf5::Scales& scales);

/// Ties a dataset of a group to that group's axes.
void tie_axes(const hdf5::Handle& file, const std::string& group,
              const std::string& name, const std::vector<std::string>& axes,
              hdf5::Scales& scales);

/// The whole of a variable as it is in a file.
[[nodiscard]] Values read_all(const hdf5::Handle& file,
                              const std::string& path);

/// The path of a member of a group.
[[nodiscard]] std::string path_in(const std::string& group,
                                  const std::string& name);

}  // namespace twinning
