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

/// Adds the runs of a part: of a row that failed none counts as done, but of a
/// cell those that did not fail.
void count_runs(const hdf5::Handle& part, const Layout& layout,
                ResultFile::Totals& totals) {
  const auto status = std::get<std::vector<std::uint8_t>>(
      read_all(part, "/" + layout.row_axis + "_status"));
  std::vector<std::int32_t> runs(status.size(), 1);
  if (layout.row_axis == "cell")
    runs = std::get<std::vector<std::int32_t>>(read_all(part, "/cell_runs"));
  for (std::size_t row = 0; row < status.size(); ++row) {
    const bool failed = RowStatus(status[row]) == RowStatus::failed;
    totals.failed += failed;
    if (RowStatus(status[row]) == RowStatus::done ||
        (failed && layout.row_axis == "cell"))
      totals.done += std::size_t(runs[row]);
  }
}

Counts count(const fs::path& folder, const Layout& layout) {
  Counts counts;
  for (std::size_t part = 0; part < layout.parts(); ++part) {
    const fs::path file = part_file(folder, part);
    counts.bytes += fs::file_size(file);
    const hdf5::Handle opened = hdf5::open_file(file);
    count_runs(opened, layout, counts.totals);
    if (!layout.events) continue;
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
