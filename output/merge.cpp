#include "output/merge.hpp"

#include "output/disk.hpp"
#include "output/part_file.hpp"
#include "output/result_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

struct Counts {
  ResultFile::Totals totals;
  std::uint64_t bytes = 0;
};

Counts count(const fs::path& folder, const Layout& layout) {
  Counts counts;
  for (std::size_t part = 0; part < layout.parts(); ++part) {
    const fs::path file = part_file(folder, part);
    counts.bytes += fs::file_size(file);
    for (const RunStatus each : read_status(file))
      counts.totals.failed += each == RunStatus::failed;
    if (!layout.events) continue;
    const hdf5::Handle opened = hdf5::open_file(file);
    const auto events =
        std::get<std::vector<std::int64_t>>(read_all(opened, "/events/count"));
    for (const std::int64_t each : events)
      counts.totals.events += std::size_t(each);
  }
  return counts;
}

void write_result(const fs::path& temporary, const fs::path& folder,
                  const StudyPlan& plan, const Layout& layout,
                  const Provenance& provenance, const Counts& counts) {
  ResultFile result(temporary, plan, layout, provenance, counts.totals);
  std::uint64_t written = 0;
  try {
    for (std::size_t part = 0; part < layout.parts(); ++part)
      result.add(part_file(folder, part), part);
    written = result.finish();
  } catch (const UserError&) {
    // What HDF5 says after the disk refused is of no help.
    result.require_written();
    throw;
  }
  if (checksum_of(temporary, layout) != written)
    throw UserError(Fault::file,
                    text("{}: reads back other than it was written: the disk "
                         "or the memory of this machine is faulty",
                         temporary.string()));
}

}  // namespace

void merge_parts(const fs::path& folder, const fs::path& result,
                 const StudyPlan& plan, const Layout& layout,
                 const Provenance& provenance) {
  const hdf5::Entrance entrance;
  const Counts counts = count(folder, layout);
  fs::path temporary = result;
  temporary += ".tmp";
  remove_file(temporary);
  require_space(result, counts.bytes + counts.bytes / 8 + (1 << 20));
  try {
    write_result(temporary, folder, plan, layout, provenance, counts);
    rename_file(temporary, result);
  } catch (const std::exception&) {
    discard_file(temporary);
    throw;
  }
}

}  // namespace twinning
