#include "output/keep_tables.hpp"

#include "output/content_hash.hpp"
#include "output/disk.hpp"
#include "output/hdf5_output.hpp"
#include "output/table_file.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

constexpr unsigned compression = 1;
constexpr std::uint64_t room_for_tables = std::uint64_t{1} << 20;

void duplicate(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::copy_file(from, to, error);
  if (error) refuse(text("copy {}", from.string()), error.value());
}

void write_into(const fs::path& file, const std::string& group,
                const std::vector<Table>& tables) {
  hdf5::OutputFile output = hdf5::OutputFile::reopen(file);
  try {
    if (hdf5::member(output.file(), group) != hdf5::Member::none)
      hdf5::remove_group(output.file(), group);
    hdf5::Scales scales;
    for (const Table& table : tables)
      write_table(output.file(), table, compression, scales);
    scales.write(output.file());
    write_checksum_of_group(output.file(), group);
  } catch (const std::exception&) {
    // What HDF5 says after the disk refused is of no help.
    output.require_written();
    throw;
  }
  output.finish();
}

}  // namespace

void keep_tables(const fs::path& result, const std::string& group,
                 const std::vector<Table>& tables) {
  const hdf5::Entrance entrance;
  require_space(result, fs::file_size(result) + room_for_tables);
  fs::path temporary = result;
  temporary += ".keeping";
  remove_file(temporary);
  try {
    duplicate(result, temporary);
    write_into(temporary, group, tables);
    rename_file(temporary, result);
  } catch (const std::exception&) {
    discard_file(temporary);
    throw;
  }
}

}  // namespace twinning
