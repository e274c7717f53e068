#include "scenarios/reader/columns.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "scenarios/reader/number_hints.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::size_t most_rows = 20'000'000;
constexpr std::size_t most_faults = 20'000;  ///< told of one file

std::string listed(std::span<const Field> fields) {
  std::string list;
  for (const Field& field : fields)
    list += text("{}{}", list.empty() ? "" : ", ", shown(field.text, 40));
  return list;
}

/// What the first line has between its fields, if it has no commas.
std::optional<std::string_view> other_separator(std::string_view text) {
  const std::size_t begin =
      std::min(text.find_first_not_of("\r\n"), text.size());
  const std::string_view line =
      text.substr(begin, text.find('\n', begin) - begin);
  if (line.find(',') != line.npos) return std::nullopt;
  if (line.find(';') != line.npos) return "semicolon";
  if (line.find('\t') != line.npos) return "tab";
  if (line.find('|') != line.npos) return "vertical bar";
  return std::nullopt;
}

std::optional<double> spelt_number(std::string_view text) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return number;
}

}  // namespace

Columns::Columns(const Source& source, std::vector<KnownColumn> columns,
                 std::span<const std::string_view> ignored, Problems& problems)
    : reader_{source, problems},
      problems_{problems},
      columns_{std::move(columns)},
      position_(columns_.size(), -1),
      first_fault_{problems.count()} {
  if (const auto separator = other_separator(source.text))
    problems.add(
        reader_.place(0),
        twinning::text("the fields are separated by {}s; save the file with "
                       "commas",
                       *separator));
  else if (reader_.next())
    read_header(ignored);
  else if (problems.count() == first_fault_)
    problems.add(reader_.place(0),
                 twinning::text("the file is empty; it needs a header: {}",
                                required_names()));
  good_ = problems.count() == first_fault_;
}

void Columns::read_header(std::span<const std::string_view> ignored) {
  const auto header = reader_.fields();
  width_ = header.size();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto found =
        std::ranges::find(header, columns_[i].name, &Field::text);
    if (found != header.end()) position_[i] = int(found - header.begin());
  }
  if (!refuse_missing_header()) check_header(ignored);
}

std::string Columns::required_names() const {
  std::string names;
  for (const KnownColumn& column : columns_)
    if (column.required)
      names += twinning::text("{}{}", names.empty() ? "" : ",", column.name);
  return names;
}

/// A first line of numbers, none of whose fields is a column known.
bool Columns::refuse_missing_header() {
  if (std::ranges::any_of(position_, [](int at) { return at >= 0; }))
    return false;
  const auto header = reader_.fields();
  if (std::ranges::none_of(header, [](const Field& field) {
        return spelt_number(field.text).has_value();
      }))
    return false;
  problems_.add(reader_.place(header.front().offset),
                twinning::text("the header is missing; the first line must "
                               "name the columns: {}",
                               required_names()));
  return true;
}

void Columns::check_header(std::span<const std::string_view> ignored) {
  const auto header = reader_.fields();
  std::vector<std::string_view> known;
  for (const KnownColumn& column : columns_) known.push_back(column.name);

  for (auto field = header.begin(); field != header.end(); ++field) {
    if (field->bad) continue;
    const Place place = reader_.place(field->offset);
    const auto first = std::ranges::find(header, field->text, &Field::text);
    const bool is_known =
        std::ranges::find(known, field->text) != known.end() ||
        std::ranges::any_of(ignored, [&](std::string_view start) {
          return field->text.starts_with(start);
        });
    if (first != field)
      problems_.add(place, twinning::text("the column '{}' is given twice",
                                          shown(field->text, 60)));
    else if (!is_known)
      problems_.add(
          place, twinning::text("unknown column '{}'{}", shown(field->text, 60),
                                known_names(field->text, known)));
  }
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].required && !has(i))
      problems_.add(reader_.place(header.front().offset),
                    twinning::text("the column '{}' is missing; the header has "
                                   "{}",
                                   columns_[i].name, listed(header)));
}

bool Columns::next() {
  if (!good_ || problems_.count() > first_fault_ + most_faults) return false;
  while (reader_.next()) {
    const auto fields = reader_.fields();
    if (++rows_ > most_rows) {
      problems_.add(reader_.place(fields.front().offset),
                    twinning::text("more rows than the limit of {}",
                                   with_commas(most_rows)),
                    Fault::limit);
      return false;
    }
    if (fields.size() == width_) return true;
    problems_.add(
        reader_.place(fields.front().offset),
        twinning::text("the row has {} field{}, the header {}", fields.size(),
                       fields.size() == 1 ? "" : "s", width_));
  }
  return false;
}

const Field& Columns::field(std::size_t column) const {
  return reader_.fields()[std::size_t(position_[column])];
}

Place Columns::place(std::size_t column) const {
  return reader_.place(field(column).offset);
}

bool Columns::is_empty(std::size_t column) const {
  return !has(column) || field(column).text.empty();
}

void Columns::refuse(std::size_t column, std::string message) {
  problems_.add(place(column), std::move(message));
}

std::optional<double> Columns::parse(std::size_t column, std::string_view kind,
                                     const Range& range, std::string_view unit,
                                     std::string_view hint) {
  const Field& cell = field(column);
  if (cell.bad) return std::nullopt;
  const std::string_view digits = cell.text;
  double value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  const bool fractions = kind.find("whole") == kind.npos;
  if (error == std::errc{} && rest == end && range.contains(value) &&
      (fractions || value == std::floor(value)))
    return value + 0.0;  // −0 becomes 0

  const std::string wanted = twinning::text(
      "{} must be {} {}{}", columns_[column].name, kind, range.words(),
      unit == "1" ? "" : twinning::text(" ({})", unit));
  refuse(column,
         digits.empty()
             ? twinning::text("{}, but is empty", wanted)
             : twinning::text("{}, not '{}'{}", wanted, shown(digits, 40),
                              hint.empty() ? number_hint(digits, value, range)
                                           : std::string{hint}));
  return std::nullopt;
}

std::optional<double> Columns::number(std::size_t column, const Range& range,
                                      std::string_view unit,
                                      std::string_view hint) {
  return parse(column, "a number", range, unit, hint);
}

std::optional<std::int64_t> Columns::whole(std::size_t column,
                                           const Range& range,
                                           std::string_view unit) {
  const auto value = parse(column, "a whole number", range, unit, "");
  if (!value) return std::nullopt;
  return std::int64_t(*value);
}

std::optional<double> Columns::spelt(std::size_t column) const {
  return spelt_number(field(column).text);
}

double Columns::number_if_known(std::size_t column, const Range& range,
                                std::string_view unit) {
  if (is_empty(column)) return std::numeric_limits<double>::quiet_NaN();
  return number(column, range, unit)
      .value_or(std::numeric_limits<double>::quiet_NaN());
}

std::string_view Columns::text(std::size_t column) {
  const Field& cell = field(column);
  if (cell.bad) return {};
  if (cell.text.empty())
    refuse(column,
           twinning::text("{} must not be empty", columns_[column].name));
  else if (cell.text.find_first_of("\r\n") != cell.text.npos)
    refuse(column, twinning::text("{} must be one line; is a closing quote "
                                  "missing?",
                                  columns_[column].name));
  else
    return cell.text;
  return {};
}

}  // namespace twinning
