#include "output/results.hpp"

#include "output/event_columns.hpp"
#include "output/hdf5.hpp"
#include "output/result_source.hpp"

namespace twinning {
namespace {

using Texts = ResultSource::Texts;
using Small = ResultSource::Small;
using Doubles = ResultSource::Doubles;

}  // namespace

std::vector<RowRange> ranges_of(std::span<const std::size_t> ascending) {
  std::vector<RowRange> ranges;
  for (const std::size_t row : ascending)
    if (!ranges.empty() && ranges.back().first + ranges.back().count == row)
      ++ranges.back().count;
    else
      ranges.push_back({row, 1});
  return ranges;
}

bool begins_as_result(const std::filesystem::path& file) {
  return hdf5::has_signature(file);
}

Results::Results(const std::filesystem::path& file)
    : source_{std::make_unique<ResultSource>(file)} {}
Results::~Results() = default;
Results::Results(Results&&) noexcept = default;

const ResultAxes& Results::axes() const { return source_->axes; }

std::vector<double> Results::yearly(std::string_view observable) const {
  return yearly(observable, source_->all_rows());
}

std::vector<double> Results::yearly(std::string_view observable,
                                    std::span<const RowRange> rows) const {
  return source_->column(text("/{}", observable), rows);
}

std::vector<double> Results::statistic(std::string_view name) const {
  return statistic(name, source_->all_rows());
}

std::vector<double> Results::statistic(std::string_view name,
                                       std::span<const RowRange> rows) const {
  return source_->column(text("/statistics/{}", name), rows);
}

ResultColumns Results::in_turn(const std::vector<std::string>& paths,
                               std::span<const RowRange> rows) const {
  return {*source_, paths, rows};
}

std::vector<std::vector<double>> Results::columns(
    const std::vector<std::string>& paths,
    std::span<const RowRange> rows) const {
  ResultColumns read = in_turn(paths, rows);
  std::vector<std::vector<double>> columns;
  for (std::size_t i = 0; i < paths.size(); ++i)
    columns.push_back(std::move(read.next()));
  return columns;
}

std::vector<double> Results::links(std::string_view column) const {
  return links(column, source_->all_rows());
}

std::vector<double> Results::links(std::string_view column,
                                   std::span<const RowRange> rows) const {
  return source_->column(text("/links/{}", column), rows);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> Results::link_codes()
    const {
  const auto first = source_->codes("/links/link_first");
  const auto second = source_->codes("/links/link_second");
  if (first.size() != second.size())
    source_->damaged("the ends of its links differ in number");
  std::vector<std::pair<std::uint32_t, std::uint32_t>> codes;
  for (std::size_t i = 0; i < first.size(); ++i)
    codes.emplace_back(first[i], second[i]);
  return codes;
}

std::vector<int> Results::link_years() const {
  const auto years = source_->get<Small>("/links/link_year");
  return {years.begin(), years.end()};
}

std::vector<std::string> Results::link_relations() const {
  return source_->get<Texts>("/links/link_relation");
}

std::vector<double> Results::cities(std::string_view observable) const {
  return source_->column(text("/cities/{}", observable), source_->all_rows());
}

std::vector<std::uint32_t> Results::recorded_cities() const {
  return source_->codes("/cities/city");
}

std::vector<Event> Results::events(std::size_t run) const {
  if (!source_->reader.parts() &&
      !source_->answers.contains("shape /events/count"))
    return {};
  const Answers found = ask_child(
      source_->name, {std::uint64_t{1} << 31, 600},
      [&](const Send& send) { source_->reader.send_events(run, send); });
  if (found.empty()) return {};
  EventColumns log;
  for (std::size_t i = 0; i < EventColumns::count; ++i) {
    const auto column =
        found.find(std::string(EventColumns::descriptions()[i].name));
    if (column == found.end() ||
        column->second.index() != log.columns[i].index() ||
        size_of(column->second) != size_of(found.begin()->second))
      source_->damaged("its log is not whole");
    log.columns[i] = column->second;
  }
  auto events = log.events();
  const std::size_t links = source_->length("/links/link");
  for (const Event& event : events)
    if (event.link < 0 || (links > 0 && std::size_t(event.link) >= links) ||
        event.what >= happening_names.size() || event.kind >= kinds)
      source_->damaged("its log tells of what there is not");
  return events;
}

std::vector<std::pair<std::string, std::string>> Results::provenance() const {
  std::vector<std::pair<std::string, std::string>> said;
  for (const std::string name :
       {"program_version", "compiler", "command_line", "host", "started"})
    said.emplace_back(name, source_->one<Texts>("/provenance@" + name));
  return said;
}

std::string Results::resolved_study() const {
  const Texts words = source_->get<Texts>("/provenance@study");
  return words.empty() ? std::string() : words[0];
}

std::vector<std::string> Results::resolved_scenarios() const {
  return source_->get<Texts>("/provenance/scenario_text");
}

std::vector<SourceFile> Results::sources() const {
  const auto column = [&](const char* name) {
    return source_->get<Texts>(text("/provenance/file_{}", name));
  };
  const Texts role = column("role"), path = column("path"),
              sha256 = column("sha256"), content = column("text");
  if (path.size() != role.size() || sha256.size() != role.size() ||
      content.size() != role.size())
    source_->damaged("its list of files is not whole");
  std::vector<SourceFile> files;
  for (std::size_t i = 0; i < role.size(); ++i)
    files.push_back({role[i], path[i], sha256[i], content[i]});
  return files;
}

}  // namespace twinning
