#include <algorithm>

#include "output/result_source.hpp"

namespace twinning {

/// How many values a column has in a row; 0 if it was not recorded.  The shapes
/// of a file have been checked against its axes, and parts were made by this
/// program.
std::uint64_t ResultSource::width_of(const std::string& path) const {
  const std::size_t years = axes.years.size();
  const std::size_t relations = axes.relations.size();
  std::uint64_t width = axes.of_cells ? axes.summaries.size() : 1;
  if (path.starts_with("/links/"))
    return width * length("/links/link") * length("/links/link_year");
  if (path.starts_with("/cities/"))
    return width * years * length("/cities/city") * relations;
  const std::string name = path.substr(path.rfind('/') + 1);
  if (path.starts_with("/statistics/"))
    return keeps(axes.statistics, name) ? width * relations : 0;
  return keeps(axes.observables, name) ? width * years * relations : 0;
}

ResultSource::Doubles ResultSource::column(
    const std::string& path, std::span<const RowRange> rows) const {
  return std::move(ResultColumns(*this, {path}, rows).next());
}

ResultColumns::ResultColumns(const ResultSource& source,
                             std::vector<std::string> paths,
                             std::span<const RowRange> rows)
    : source_{source}, paths_{std::move(paths)} {
  std::uint64_t taken = 0, bytes = 0, most_bytes = 0;
  for (const RowRange& range : rows) taken += range.count;
  std::vector<std::string> kept;
  for (const std::string& path : paths_) {
    counts_.push_back(taken * source.width_of(path));
    if (counts_.back() == 0) continue;
    kept.push_back(path);
    bytes += counts_.back() * sizeof(double);
    most_bytes = std::max(most_bytes, counts_.back() * sizeof(double));
  }
  if (bytes > 0)
    child_ = std::make_unique<Child>(
        source.name,
        ChildLimits{4 * most_bytes + (std::uint64_t{1} << 29),
                    seconds_for(bytes)},
        [&](const Send& send) {
          source.reader.send_columns(kept, rows, send);
        });
}

ResultColumns::~ResultColumns() = default;
ResultColumns::ResultColumns(ResultColumns&&) noexcept = default;

std::vector<double>& ResultColumns::next() {
  const std::size_t at = next_++;
  auto* values = std::get_if<std::vector<double>>(&values_);
  if (counts_[at] == 0) {
    values->clear();
    return *values;
  }
  std::string name;
  if (!child_->answer(name, values_) || name != paths_[at])
    source_.damaged(text("{} is missing", paths_[at]));
  values = std::get_if<std::vector<double>>(&values_);
  if (!values) source_.damaged(text("{} has another type", paths_[at]));
  // No part has it yet.
  if (values->empty() && source_.reader.parts())
    values->resize(counts_[at], unknown);
  if (values->size() != counts_[at])
    source_.damaged(text("{} is not whole", paths_[at]));
  return *values;
}

}  // namespace twinning
