#include "output/result_source.hpp"

namespace twinning {

/// How many values a column has.  The shapes of a file have been checked
/// against its axes, and parts were made by this program.
std::uint64_t ResultSource::count_in(const std::string& path) const {
  const std::size_t years = axes.years.size();
  const std::size_t relations = axes.relations.size();
  const Integers shape =
      path.starts_with("/links/")
          ? shape_of_rows({length("/links/link"), length("/links/link_year")})
      : path.starts_with("/cities/")
          ? shape_of_rows({years, length("/cities/city"), relations})
      : path.starts_with("/statistics/") ? shape_of_rows({relations})
                                         : shape_of_rows({years, relations});
  std::uint64_t count = 1;
  for (const std::int64_t each : shape) count *= std::uint64_t(each);
  return count;
}

/// Reads columns in one child, since each costs a copy of this process.
std::vector<ResultSource::Doubles> ResultSource::columns(
    const Texts& paths) const {
  std::uint64_t bytes = 0;
  for (const std::string& path : paths)
    bytes += count_in(path) * sizeof(double);
  std::vector<Doubles> columns(paths.size());
  if (bytes == 0) return columns;
  Answers found = ask_child(
      name, {4 * bytes + (std::uint64_t{1} << 29), seconds_for(bytes)},
      [&](const Send& send) {
        for (const std::string& path : paths)
          if (count_in(path) > 0)
            reader.send_column(path, axes.rows(),
                               [&](const std::string&, const Values& values) {
                                 send(path, values);
                               });
      });
  for (std::size_t i = 0; i < paths.size(); ++i)
    columns[i] = whole(found, paths[i], count_in(paths[i]));
  return columns;
}

ResultSource::Doubles ResultSource::column(const std::string& path) const {
  return std::move(columns({path}).front());
}

ResultSource::Doubles ResultSource::column(
    const std::string& path, std::span<const RowRange> rows) const {
  return std::move(columns({path}, rows).front());
}

std::vector<ResultSource::Doubles> ResultSource::columns(
    const Texts& paths, std::span<const RowRange> rows) const {
  std::uint64_t taken = 0, bytes = 0;
  for (const RowRange& range : rows) taken += range.count;
  std::vector<std::uint64_t> counts;
  for (const std::string& path : paths) {
    const bool yearly = path.rfind('/') == 0;
    counts.push_back(yearly && !keeps(path.substr(1))
                         ? 0
                         : taken * (count_in(path) / axes.rows()));
    bytes += counts.back() * sizeof(double);
  }
  std::vector<Doubles> columns(paths.size());
  if (bytes == 0) return columns;
  Answers found = ask_child(
      name, {4 * bytes + (std::uint64_t{1} << 29), seconds_for(bytes)},
      [&](const Send& send) {
        for (std::size_t i = 0; i < paths.size(); ++i)
          if (counts[i] > 0)
            reader.send_rows(paths[i], rows, axes.rows(),
                             [&](const std::string&, const Values& values) {
                               send(paths[i], values);
                             });
      });
  for (std::size_t i = 0; i < paths.size(); ++i)
    columns[i] = whole(found, paths[i], counts[i]);
  return columns;
}

/// A column among answers, which has so many values; of parts it may be all
/// missing.
ResultSource::Doubles ResultSource::whole(Answers& found,
                                          const std::string& path,
                                          std::uint64_t count) const {
  Doubles column;
  if (count == 0) return column;
  if (const auto answer = found.find(path); answer != found.end()) {
    auto* values = std::get_if<Doubles>(&answer->second);
    if (!values) damaged(text("{} has another type", path));
    column = std::move(*values);
  }
  if (column.empty() && reader.parts()) column.resize(count, unknown);
  if (column.size() != count) damaged(text("{} is not whole", path));
  return column;
}

}  // namespace twinning
