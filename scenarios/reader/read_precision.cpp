#include <algorithm>

#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// Reads `replicates = { until = …, … }`.
class PrecisionReader {
 public:
  PrecisionReader(const Node& table, const Study& study, Problems& problems)
      : table_{table}, study_{study}, problems_{problems} {}

  Precision read() {
    read_quantity();
    read_relation();
    read_width();
    at_least_ = whole("at_least", 2);
    precision_.at_least = at_least_.value_or(precision_.at_least);
    return precision_;
  }

  [[nodiscard]] std::uint32_t read_most() {
    if (needed("at_most",
               "the most replicates of a point, as in at_most = 2000") ==
        nullptr)
      return precision_.at_least;
    const auto most = whole("at_most", 2);
    if (most && at_least_ && *most < *at_least_)
      problems_.add(table_.find("at_most")->place,
                    text("at_most {} is below at_least {}", *most, *at_least_));
    return most.value_or(precision_.at_least);
  }

 private:
  const Node* needed(std::string_view key, std::string_view meaning) {
    const Node* const node = table_.find(key);
    if (node == nullptr)
      problems_.add(table_.place,
                    text("replicates as a table needs {}: {}", key, meaning));
    return node;
  }

  std::optional<std::uint32_t> whole(std::string_view key, double least) {
    const Node* const node = table_.find(key);
    if (node == nullptr) return std::nullopt;
    const auto value = read_integer(
        *node, {text("replicates.{}", key), {least, 1e9}, "runs", ""},
        problems_);
    if (!value) return std::nullopt;
    return std::uint32_t(*value);
  }

  void read_quantity() {
    const Node* const until = needed(
        "until",
        "the quantity whose mean is to be known, as in until = \"value\"");
    if (until == nullptr) return;
    std::vector<std::string_view> known;
    for (const Observable& row : yearly_observables())
      known.push_back(row.name);
    const std::size_t yearly = known.size();
    for (const Observable& row : run_statistics()) known.push_back(row.name);
    const auto row = read_choice(*until, "until", known, problems_);
    if (!row) return;
    precision_.quantity = known[*row];
    read_year(*row < yearly);
  }

  void read_year(bool is_yearly) {
    const Node* const year = table_.find("year");
    if (year == nullptr) {
      if (is_yearly)
        problems_.add(table_.place, text("replicates as a table needs year: "
                                         "the year of {} that counts",
                                         precision_.quantity));
      return;
    }
    if (!is_yearly) {
      problems_.add(year->place, text("{} is a statistic of the whole run and "
                                      "has no year",
                                      precision_.quantity));
      return;
    }
    precision_.year = twinning::read_year(*year, "year", problems_);
    if (!precision_.year || study_.scenarios.empty()) return;
    const Calendar& calendar = study_.scenarios.front().calendar;
    if (*precision_.year < calendar.start || *precision_.year > calendar.end)
      problems_.add(year->place, text("year must be one of the scenarios' "
                                      "years, from {} to {}",
                                      calendar.start, calendar.end));
  }

  void read_relation() {
    const Node* const relation = needed(
        "relation", "the relation that counts, as in relation = \"UK-China\"");
    if (relation == nullptr || study_.scenarios.empty()) return;
    const auto& rows = study_.scenarios.front().relations;
    std::vector<std::string_view> known;
    for (const Relation& row : rows) known.push_back(row.name);
    if (const auto row = read_choice(*relation, "relation", known, problems_))
      precision_.relation = known[*row];
  }

  void read_width() {
    constexpr Range above_zero{0, std::numeric_limits<double>::max(), true};
    if (const Node* const relative = table_.find("relative"))
      precision_.relative =
          read_boolean(*relative, "replicates.relative", problems_)
              .value_or(false);
    if (const Node* const width =
            needed("half_width",
                   "of the confidence interval of the mean, as "
                   "in half_width = 0.05, relative = true"))
      precision_.half_width =
          read_number(*width,
                      {"replicates.half_width", above_zero, "",
                       "half the width of the confidence interval"},
                      problems_)
              .value_or(0);
    if (const Node* const confidence = table_.find("confidence"))
      precision_.confidence =
          read_number(*confidence,
                      {"replicates.confidence", {0.5, 0.9999}, "", ""},
                      problems_)
              .value_or(precision_.confidence);
  }

  const Node& table_;
  const Study& study_;
  Problems& problems_;
  Precision precision_;
  std::optional<std::uint32_t> at_least_;  ///< if it is given
};

}  // namespace

void read_precision(const Node& table, Study& study, Problems& problems) {
  if (!check_table(table, TableName::precision, "replicates", problems)) return;
  PrecisionReader reader(table, study, problems);
  study.until = reader.read();
  study.replicates = reader.read_most();
  study.until->at_least = std::min(study.until->at_least, study.replicates);
}

}  // namespace twinning
