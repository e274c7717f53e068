#include "output/result_source.hpp"

#include <algorithm>

#include "sim/model/statistics.hpp"

namespace twinning {

int seconds_for(std::uint64_t bytes) { return int(60 + bytes / 10'000'000); }

ResultSource::ResultSource(const std::filesystem::path& file)
    : reader{file}, name{shown(file.string())} {
  std::error_code error;
  const auto size = std::filesystem::file_size(reader.path(), error);
  const std::uint64_t bytes = error ? 0 : size;
  answers = ask_child(
      name, {(std::uint64_t{1} << 30) + 4 * bytes, seconds_for(bytes)},
      [&](const Send& send) { reader.send_overview(send); });
  reader.take_up(answers);
  read_axes();
  require_shapes();
}

void ResultSource::read_axes() {
  axes.title = one<Texts>("@title");
  axes.program_version = one<Texts>("@program_version");
  axes.model_version = one<Texts>("@model_version");
  axes.seed = std::uint64_t(one<Integers>("@seed"));
  axes.runs_planned = std::size_t(one<Integers>("@n_runs_planned"));
  axes.scenarios = get<Texts>("/scenario");
  axes.relations = get<Texts>("/relation");
  const Small years = get<Small>("/year");
  axes.years.assign(years.begin(), years.end());
  axes.summaries = get<Texts>("/summary");
  axes.of_cells = length("/cell") > 0;
  const std::string row = axes.of_cells ? "/cell" : "/run";
  axes.row_scenario = codes(row + "_scenario");
  axes.row_point = codes(row + "_point");
  axes.run_replicate = codes("/run_replicate");
  for (const std::uint8_t each : get<Bytes>(row + "_status")) {
    if (each > std::uint8_t(RowStatus::not_needed))
      damaged(text("{} is no status of a row", each));
    axes.row_status.push_back(RowStatus(each));
  }
  axes.row_hash = take(row + "_hash");
  if (std::ranges::find(axes.row_status, RowStatus::failed) ==
      axes.row_status.end())
    axes.row_failure.resize(axes.rows());  // and no reason was read
  else
    axes.row_failure = take(row + "_failure");
  axes.row_runs = codes("/cell_runs");
  axes.observables = recorded("/", yearly_observables());
  axes.statistics = recorded("/statistics/", run_statistics());
  axes.cities = {codes("/city"),
                 get<Texts>("/city_name"),
                 get<Texts>("/bloc"),
                 get<Texts>("/country"),
                 get<Doubles>("/latitude"),
                 get<Doubles>("/longitude")};
  count_runs();
  axes.complete = !reader.parts() && one<Integers>("@complete") == 1;
  read_varied();
}

void ResultSource::count_runs() {
  const auto rows = axes.row_status.size();
  if (!axes.of_cells) axes.row_runs.assign(rows, 1);
  if (axes.row_runs.size() != rows) damaged("its axes differ in length");
  for (std::size_t row = 0; row < rows; ++row) {
    const RowStatus became = axes.row_status[row];
    axes.runs_failed += became == RowStatus::failed;
    if (became == RowStatus::done || became == RowStatus::failed)
      axes.runs_done += axes.row_runs[row];
    else
      axes.row_runs[row] = 0;
  }
}

void ResultSource::read_varied() {
  for (const auto& [key, values] : answers) {
    if (!key.starts_with("/parameter_") || key.find('@') != std::string::npos)
      continue;
    const bool lever = answers.contains(key + "@lever");
    axes.varied.push_back({one<Texts>(key + (lever ? "@lever" : "@parameter")),
                           lever, one<Texts>(key + "@units"),
                           one<Texts>(key + "@long_name"), get<Doubles>(key)});
  }
}

/// Those of a table of observables that there are datasets of.
ResultSource::Texts ResultSource::recorded(
    const std::string& group, std::span<const Observable> table) const {
  Texts names;
  for (const Observable& each : table)
    if (answers.contains(text("shape {}{}", group, each.name)))
      names.emplace_back(each.name);
  return names;
}

void ResultSource::require_shape(const std::string& path,
                                 const Integers& wanted) const {
  if (get<Integers>("shape " + path) != wanted)
    damaged(text("{} does not have the shape of its axes", path));
}

ResultSource::Integers ResultSource::shape_of_rows(
    std::initializer_list<std::size_t> rest) const {
  Integers shape{std::int64_t(axes.rows())};
  if (axes.of_cells) shape.push_back(std::int64_t(axes.summaries.size()));
  for (const std::size_t each : rest) shape.push_back(std::int64_t(each));
  return shape;
}

void ResultSource::require_shapes() const {
  const std::size_t rows = axes.rows();
  bool fit = rows > 0 && axes.row_scenario.size() == rows &&
             axes.row_point.size() == rows && axes.row_hash.size() == rows &&
             axes.run_replicate.size() == (axes.of_cells ? 0 : rows) &&
             axes.row_failure.size() == rows && !axes.years.empty() &&
             !axes.relations.empty() && !axes.scenarios.empty() &&
             axes.of_cells != axes.summaries.empty();
  for (const VariedParameter& each : axes.varied)
    fit = fit && each.values.size() == rows;
  for (const std::uint32_t row : axes.row_scenario)
    fit = fit && row < axes.scenarios.size();
  const std::size_t cities = axes.cities.code.size();
  fit = fit && axes.cities.name.size() == cities &&
        axes.cities.bloc.size() == cities &&
        axes.cities.country.size() == cities &&
        axes.cities.latitude.size() == cities &&
        axes.cities.longitude.size() == cities;
  if (!fit) damaged("its axes differ in length");

  require_years();
  require_links();

  const std::size_t years = axes.years.size();
  const std::size_t relations = axes.relations.size();
  if (reader.parts()) return;
  for (const std::string& each : axes.observables)
    require_shape("/" + each, shape_of_rows({years, relations}));
  for (const std::string& each : axes.statistics)
    require_shape("/statistics/" + each, shape_of_rows({relations}));
  if (answers.contains("shape /links/link"))
    for (const Observable& each : link_observables())
      require_shape(
          text("/links/{}", each.name),
          shape_of_rows({length("/links/link_year"), length("/links/link")}));
  if (length("/cities/city") > 0)
    for (const Observable& each : city_observables())
      require_shape(text("/cities/{}", each.name),
                    shape_of_rows({years, length("/cities/city"), relations}));
}

/// Years follow one another, and links are recorded in some of them.
void ResultSource::require_years() const {
  constexpr int earliest = 1000, latest = 9999;
  const int start = axes.years.front();
  bool fit = start >= earliest && axes.years.back() <= latest;
  for (std::size_t i = 0; i < axes.years.size(); ++i)
    fit = fit && axes.years[i] == start + int(i);
  for (const std::int32_t year : get<Small>("/links/link_year"))
    fit = fit && year >= start && year <= axes.years.back();
  if (!fit) damaged("its years do not follow one another");
}

/// Links join cities that there are, and each is said all of.
void ResultSource::require_links() const {
  const std::size_t links = length("/links/link");
  for (const std::string each : {"link_first", "link_second", "link_relation"})
    if (length("/links/" + each) != links)
      damaged("its links differ in number");

  std::vector<std::uint32_t> known = axes.cities.code;
  std::ranges::sort(known);
  for (const std::string path :
       {"/links/link_first", "/links/link_second", "/cities/city"})
    for (const std::uint32_t code : codes(path))
      if (!std::ranges::binary_search(known, code))
        damaged(text("it has no city {}", code));
}

}  // namespace twinning
