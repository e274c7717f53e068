#include <algorithm>
#include <limits>

#include "output/hdf5_rows.hpp"
#include "output/result_reader.hpp"

namespace twinning {
namespace {

using hdf5::Handle;

std::size_t rows_in(std::span<const RowRange> ranges) {
  std::size_t rows = 0;
  for (const RowRange& range : ranges) rows += range.count;
  return rows;
}

/// Rows of a part that are wanted: the first, its place among all that are
/// wanted, and their number.
struct SharedRows {
  std::size_t from, to, count;
};

std::vector<SharedRows> shared_rows(std::span<const RowRange> wanted,
                                    RowRange part) {
  std::vector<SharedRows> shared;
  std::size_t before = 0;
  for (const RowRange& range : wanted) {
    const std::size_t from = std::max(range.first, part.first);
    const std::size_t end =
        std::min(range.first + range.count, part.first + part.count);
    if (from < end)
      shared.push_back({from, before + from - range.first, end - from});
    before += range.count;
  }
  return shared;
}

}  // namespace

void ResultReader::send_columns(std::span<const std::string> paths,
                                std::span<const RowRange> wanted,
                                const Send& send) const {
  const hdf5::Entrance entrance;
  if (parts_) return send_columns_of_parts(paths, wanted, send);
  const Handle file = hdf5::open_file(path_);
  Values found;
  auto& values = found.emplace<std::vector<double>>();
  for (const std::string& path : paths) {
    hdf5::RowReader rows(hdf5::open_dataset(file, path));
    values.resize(rows_in(wanted) * rows.width());
    std::span<double> to(values);
    for (const RowRange& range : wanted) {
      const std::size_t count = range.count * rows.width();
      rows.read(range.first, range.count, to.first(count));
      to = to.subspan(count);
    }
    send(path, found);
  }
}

void ResultReader::send_columns_of_parts(std::span<const std::string> paths,
                                         std::span<const RowRange> wanted,
                                         const Send& send) const {
  const auto parts = sound_parts(hdf5::open_file(path_ / "plan.h5"));
  Values found;
  auto& values = found.emplace<std::vector<double>>();
  for (const std::string& path : paths) {
    values.clear();
    for (const auto& [name, held] : parts) {
      const auto shared = shared_rows(wanted, held);
      if (shared.empty()) continue;
      const Handle part = hdf5::open_file(name);
      if (hdf5::member(part, path) == hdf5::Member::none) continue;
      hdf5::RowReader rows(hdf5::open_dataset(part, path));
      const std::size_t width = rows.width();
      values.resize(rows_in(wanted) * width,
                    std::numeric_limits<double>::quiet_NaN());
      for (const auto& [from, to, count] : shared)
        rows.read(from - held.first, count,
                  std::span(values).subspan(to * width, count * width));
    }
    send(path, found);
  }
}

}  // namespace twinning
