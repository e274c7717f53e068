#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "output/hdf5.hpp"

namespace twinning {

/// A checksum of all texts of a file, names included: HDF5 itself guards
/// numbers only.  It stands in /provenance, where it is not counted.
[[nodiscard]] std::uint64_t text_checksum(const hdf5::Handle& file);
void write_text_checksum(const hdf5::Handle& file);

/// Errors:  UserError(input) "<path>: is damaged: …" unless it is right
void require_texts(const hdf5::Handle& file, const std::string& path);

/// The same of a group with all that is in it; an attribute of its own holds
/// the checksum.
/// Errors:  UserError(input) "the texts of <group> …"
void write_checksum_of_group(const hdf5::Handle& file,
                             const std::string& group);
void require_texts_of_group(const hdf5::Handle& file, const std::string& group);

}  // namespace twinning
