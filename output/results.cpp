#include "output/results.hpp"

#include <algorithm>
#include <functional>

#include "output/event_columns.hpp"
#include "output/result_reader.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int64_t>;
using Small = std::vector<std::int32_t>;
using Bytes = std::vector<std::uint8_t>;
using Doubles = std::vector<double>;

/// Time for reading so many bytes from a slow disk.
int seconds_for(std::uint64_t bytes) { return int(60 + bytes / 10'000'000); }

}  // namespace

struct Results::Source {
  explicit Source(const std::filesystem::path& file)
      : reader{file}, name{shown(file.string())} {
    std::error_code error;
    const auto size = std::filesystem::file_size(reader.path(), error);
    const std::uint64_t bytes = error ? 0 : size;
    answers = ask_child(
        name, {(std::uint64_t{1} << 30) + 4 * bytes, seconds_for(bytes)},
        [&](const Send& send) { reader.send_overview(send); });
    read_axes();
    require_shapes();
  }

  ResultReader reader;
  std::string name;
  Answers answers;
  ResultAxes axes;

  [[noreturn]] void damaged(const std::string& what) const {
    throw UserError(Fault::input, text("{}: is damaged: {}", name, what));
  }

  /// What the file says under a name, or nothing.
  template <class Wanted>
  [[nodiscard]] Wanted get(const std::string& key) const {
    const auto found = answers.find(key);
    if (found == answers.end()) return {};
    const auto* values = std::get_if<Wanted>(&found->second);
    if (!values) damaged(text("{} has another type", key));
    return *values;
  }
  /// The same of texts, which may be millions, taken and not copied.
  [[nodiscard]] Texts take(const std::string& key) {
    const auto found = answers.find(key);
    if (found == answers.end()) return {};
    auto* values = std::get_if<Texts>(&found->second);
    if (!values) damaged(text("{} has another type", key));
    return std::move(*values);
  }
  template <class Wanted>
  [[nodiscard]] typename Wanted::value_type one(const std::string& key) const {
    const Wanted values = get<Wanted>(key);
    if (values.size() != 1) damaged(text("{} is missing", key.substr(1)));
    return values[0];
  }
  [[nodiscard]] std::vector<std::uint32_t> codes(const std::string& key) const {
    const Small values = get<Small>(key);
    return {values.begin(), values.end()};
  }
  [[nodiscard]] std::size_t length(const std::string& axis) const {
    const Integers shape = get<Integers>("shape " + axis);
    return shape.size() == 1 ? std::size_t(shape[0]) : 0;
  }

  void read_axes();
  void read_varied();
  void count_runs();
  [[nodiscard]] Texts recorded(const std::string& group,
                               std::span<const Observable> table) const;
  [[nodiscard]] Integers shape_of_rows(
      std::initializer_list<std::size_t> rest) const;
  void require_shapes() const;
  void require_shape(const std::string& path, const Integers& wanted) const;
  [[nodiscard]] std::uint64_t count_in(const std::string& path) const;
  [[nodiscard]] std::vector<Doubles> columns(const Texts& paths) const;
  /// Whether the file has a yearly observable; of parts only the parts know.
  [[nodiscard]] bool keeps(std::string_view observable) const {
    const Texts& kept = axes.observables;
    return kept.empty() || reader.parts() ||
           std::ranges::find(kept, observable) != kept.end();
  }
  [[nodiscard]] Doubles column(const std::string& path) const;
  [[nodiscard]] Doubles column(const std::string& path,
                               std::span<const RowRange> rows) const;
  [[nodiscard]] std::vector<Doubles> columns(
      const Texts& paths, std::span<const RowRange> rows) const;
  [[nodiscard]] Doubles whole(Answers& found, const std::string& path,
                              std::uint64_t count) const;
};

void Results::Source::read_axes() {
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

void Results::Source::count_runs() {
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

void Results::Source::read_varied() {
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
Texts Results::Source::recorded(const std::string& group,
                                std::span<const Observable> table) const {
  Texts names;
  for (const Observable& each : table)
    if (answers.contains(text("shape {}{}", group, each.name)))
      names.emplace_back(each.name);
  return names;
}

void Results::Source::require_shape(const std::string& path,
                                    const Integers& wanted) const {
  if (get<Integers>("shape " + path) != wanted)
    damaged(text("{} does not have the shape of its axes", path));
}

Integers Results::Source::shape_of_rows(
    std::initializer_list<std::size_t> rest) const {
  Integers shape{std::int64_t(axes.rows())};
  if (axes.of_cells) shape.push_back(std::int64_t(axes.summaries.size()));
  for (const std::size_t each : rest) shape.push_back(std::int64_t(each));
  return shape;
}

void Results::Source::require_shapes() const {
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

  const std::size_t years = axes.years.size();
  const std::size_t relations = axes.relations.size();
  if (reader.parts()) return;
  for (const std::string& each : axes.observables)
    require_shape("/" + each, shape_of_rows({years, relations}));
  for (const std::string& each : axes.statistics)
    require_shape("/statistics/" + each, shape_of_rows({relations}));
  if (length("/links/link") > 0)
    for (const Observable& each : link_observables())
      require_shape(
          text("/links/{}", each.name),
          shape_of_rows({length("/links/link_year"), length("/links/link")}));
  if (length("/cities/city") > 0)
    for (const Observable& each : city_observables())
      require_shape(text("/cities/{}", each.name),
                    shape_of_rows({years, length("/cities/city"), relations}));
}

/// How many values a column has.  The shapes of a file have been checked
/// against its axes, and parts were made by this program.
std::uint64_t Results::Source::count_in(const std::string& path) const {
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
std::vector<Doubles> Results::Source::columns(const Texts& paths) const {
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

Doubles Results::Source::column(const std::string& path) const {
  return std::move(columns({path}).front());
}

Doubles Results::Source::column(const std::string& path,
                                std::span<const RowRange> rows) const {
  return std::move(columns({path}, rows).front());
}

std::vector<Doubles> Results::Source::columns(
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
Doubles Results::Source::whole(Answers& found, const std::string& path,
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

Results::Results(const std::filesystem::path& file)
    : source_{std::make_unique<Source>(file)} {}
Results::~Results() = default;
Results::Results(Results&&) noexcept = default;

const ResultAxes& Results::axes() const { return source_->axes; }

std::vector<double> Results::yearly(std::string_view observable) const {
  return source_->keeps(observable) ? source_->column(text("/{}", observable))
                                    : Doubles{};
}

std::vector<double> Results::yearly(std::string_view observable,
                                    std::span<const RowRange> rows) const {
  return source_->keeps(observable)
             ? source_->column(text("/{}", observable), rows)
             : Doubles{};
}

std::vector<double> Results::statistic(std::string_view name) const {
  return source_->column(text("/statistics/{}", name));
}

std::vector<std::vector<double>> Results::columns(
    const std::vector<std::string>& paths) const {
  return source_->columns(paths);
}

std::vector<std::vector<double>> Results::columns(
    const std::vector<std::string>& paths,
    std::span<const RowRange> rows) const {
  return source_->columns(paths, rows);
}

std::vector<double> Results::statistic(std::string_view name,
                                       std::span<const RowRange> rows) const {
  return source_->column(text("/statistics/{}", name), rows);
}

std::vector<double> Results::links(std::string_view column) const {
  return source_->column(text("/links/{}", column));
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
  return source_->length("/cities/city") == 0
             ? std::vector<double>{}
             : source_->column(text("/cities/{}", observable));
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
  return log.events();
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
