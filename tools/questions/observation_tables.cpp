#include <cmath>
#include <functional>

#include "output/keep_tables.hpp"
#include "sim/base/text.hpp"
#include "tools/questions/observation.hpp"

namespace twinning {
namespace {

/// Builds a table of one axis, row by row described once: a name, a meaning,
/// and how a fit says it.
template <class Fit>
class Columns {
 public:
  Columns(std::string group, const std::string& axis,
          const std::vector<Fit>& fits)
      : axis_{axis}, fits_{fits} {
    table_.group = std::move(group);
    std::vector<std::int64_t> numbers(fits.size());
    for (std::size_t i = 0; i < fits.size(); ++i) numbers[i] = std::int64_t(i);
    table_.variables.push_back({axis, {axis}, std::move(numbers), {}});
  }

  Columns& words(const std::string& name, const std::string& meaning,
                 const std::function<std::string(const Fit&)>& of) {
    return add<std::string>(name, meaning, of);
  }
  Columns& number(const std::string& name, const std::string& meaning,
                  const std::function<double(const Fit&)>& of) {
    return add<double>(name, meaning, of);
  }

  [[nodiscard]] Table table() { return std::move(table_); }

 private:
  template <class Value>
  Columns& add(const std::string& name, const std::string& meaning,
               const std::function<Value(const Fit&)>& of) {
    std::vector<Value> values;
    for (const Fit& fit : fits_) values.push_back(of(fit));
    table_.variables.push_back(
        {name, {axis_}, std::move(values), {{"long_name", meaning}}});
    return *this;
  }

  std::string axis_;
  const std::vector<Fit>& fits_;
  Table table_;
};

double year_or_nan(int year) {
  return year == unknown_year ? unknown : double(year);
}

Table quantity_table(const std::vector<QuantityFit>& fits) {
  using Fit = QuantityFit;
  Columns<Fit> columns(std::string(observed_group), "quantity", fits);
  columns.words("name", "quantity", [](auto& fit) { return fit.quantity; })
      .words("words", "quantity in words", [](auto& fit) { return fit.words; })
      .words("unit", "unit of all values", [](auto& fit) { return fit.unit; })
      .words("relation", "relation", [](auto& fit) { return fit.relation; })
      .number("from", "first year",
              [](auto& fit) { return year_or_nan(fit.from); })
      .number("year", "last year",
              [](auto& fit) { return year_or_nan(fit.to); })
      .number("observed", "observed value",
              [](auto& fit) { return fit.observed; })
      .words("bound", "whether that is exact or a bound",
             [](auto& fit) {
               return std::string(bound_names[std::size_t(fit.bound)]);
             })
      .words("given", "what of it the scenario was given",
             [](auto& fit) { return std::string(given_name(fit.given)); })
      .number("mean", "mean over runs", [](auto& fit) { return fit.mean; });
  for (std::size_t i = 0; i < told_shares.size(); ++i) {
    const std::string share = std::to_string(std::lround(100 * told_shares[i]));
    columns
        .number("low_" + share, share + " % of the runs lie between this",
                [i](auto& fit) { return fit.bounds[i].low; })
        .number("high_" + share, "and this",
                [i](auto& fit) { return fit.bounds[i].high; });
  }
  return columns
      .number(
          "inside", "1: within 90 % of the runs; 0: not; NaN: not known",
          [](auto& fit) { return fit.inside ? double(*fit.inside) : unknown; })
      .number("pit", "place among the runs, from 0 to 1",
              [](auto& fit) { return fit.rank.position; })
      .number("crps", "fair continuous ranked probability score",
              [](auto& fit) { return fit.score; })
      .number("replicates", "runs compared with",
              [](auto& fit) { return double(fit.rank.runs); })
      .words("not_compared", "why not, where it was not",
             [](auto& fit) { return fit.not_compared; })
      .words("source", "where the value is from",
             [](auto& fit) { return fit.origin.source; })
      .words("quality", "how good that is",
             [](auto& fit) { return fit.origin.quality; })
      .words("selection", "how what was observed was chosen",
             [](auto& fit) { return fit.origin.selection; })
      .table();
}

Table skill_table(const std::vector<SkillFit>& fits) {
  const auto made = [](double Interval::*what, Interval Skill::*whose) {
    return [what, whose](const SkillFit& fit) {
      return fit.not_compared.empty() ? fit.skill.*whose.*what : unknown;
    };
  };
  return Columns<SkillFit>("/observed/skill", "skill", fits)
      .words("score", "score", [](auto& fit) { return fit.score; })
      .words("words", "score in words", [](auto& fit) { return fit.words; })
      .words("relation", "relation; empty: all",
             [](auto& fit) { return fit.relation; })
      .words("forecast", "what of the runs is the forecast",
             [](auto& fit) { return fit.model; })
      .words("benchmark", "simple forecast beside it",
             [](auto& fit) { return fit.benchmark; })
      .number("model", "score of the runs",
              made(&Interval::mean, &Skill::model))
      .number("model_low", "lower end of its interval",
              made(&Interval::low, &Skill::model))
      .number("model_high", "upper end of its interval",
              made(&Interval::high, &Skill::model))
      .number("benchmark_score", "score of the benchmark",
              made(&Interval::mean, &Skill::benchmark))
      .number("difference", "how much better the model is",
              made(&Interval::mean, &Skill::difference))
      .number("low", "lower end of its interval",
              made(&Interval::low, &Skill::difference))
      .number("high", "upper end of its interval",
              made(&Interval::high, &Skill::difference))
      .number("links", "links it rests on",
              [](auto& fit) { return double(fit.links); })
      .number("replicates", "runs it rests on",
              [](auto& fit) { return double(fit.skill.runs); })
      .words("not_compared", "why not, where it was not",
             [](auto& fit) { return fit.not_compared; })
      .table();
}

Table network_table(const std::vector<NetworkFit>& fits) {
  return Columns<NetworkFit>("/observed/network", "respect", fits)
      .words("name", "respect in which networks are compared",
             [](auto& fit) { return fit.respect; })
      .words("words", "respect in words", [](auto& fit) { return fit.words; })
      .words("relation", "relation", [](auto& fit) { return fit.relation; })
      .number("distance", "Mahalanobis distance of the observed network",
              [](auto& fit) { return fit.test.distance; })
      .number("p", "share of runs as far out, by Monte Carlo",
              [](auto& fit) { return fit.test.chance; })
      .number("links", "observed links it rests on",
              [](auto& fit) { return double(fit.links); })
      .number("replicates", "runs it rests on",
              [](auto& fit) { return double(fit.test.runs); })
      .words("not_compared", "why not, where it was not",
             [](auto& fit) { return fit.not_compared; })
      .table();
}

}  // namespace

std::vector<Table> tables_of(const ObservationFit& fit,
                             const Observed& observed) {
  std::vector<Table> tables{quantity_table(fit.quantities)};
  std::string sentences;
  for (const std::string& one : verdicts(fit))
    sentences += text("{}{}", sentences.empty() ? "" : "\n", one);
  tables.front().attributes = {{"data", observed.folder},
                               {"verdicts", sentences}};
  if (!fit.skills.empty()) tables.push_back(skill_table(fit.skills));
  if (!fit.networks.empty()) tables.push_back(network_table(fit.networks));
  return tables;
}

}  // namespace twinning
