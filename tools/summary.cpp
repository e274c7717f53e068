#include "tools/summary.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// The years that a yearly rate is averaged over, at the end of a run.
constexpr std::size_t last_years = 10;

/// One relation of a table of yearly values.
class Yearly {
 public:
  Yearly(const Results& results, std::string_view observable,
         std::size_t relation)
      : values_{results.yearly(observable)},
        years_{results.axes().years.size()},
        relations_{results.axes().relations.size()},
        relation_{relation} {}

  [[nodiscard]] std::size_t runs() const {
    return values_.size() / (years_ * relations_);
  }
  [[nodiscard]] double at(std::size_t run, std::size_t year) const {
    return values_[(run * years_ + year) * relations_ + relation_];
  }
  [[nodiscard]] double last(std::size_t run) const {
    return at(run, years_ - 1);
  }

  /// Mean of the last years of a run.
  [[nodiscard]] double lately(std::size_t run) const {
    const std::size_t count = std::min(last_years, years_);
    double sum = 0;
    for (std::size_t year = years_ - count; year < years_; ++year)
      sum += at(run, year);
    return sum / double(count);
  }

  /// Mean over runs, for each year.
  [[nodiscard]] std::vector<double> course() const {
    std::vector<double> means;
    for (std::size_t year = 0; year < years_; ++year) {
      std::vector<double> column;
      for (std::size_t run = 0; run < runs(); ++run)
        column.push_back(at(run, year));
      means.push_back(mean(column));
    }
    return means;
  }

 private:
  std::vector<double> values_;
  std::size_t years_;
  std::size_t relations_;
  std::size_t relation_;
};

Ensemble over_runs(std::size_t runs,
                   const std::function<double(std::size_t)>& of_run) {
  std::vector<double> values;
  for (std::size_t run = 0; run < runs; ++run) values.push_back(of_run(run));
  return ensemble(values);
}

std::string recent_years(const std::vector<int>& years) {
  const std::size_t count = std::min(last_years, years.size());
  return text("{}–{}", years[years.size() - count], years.back());
}

/// What links there are at the end, and how far their cities trust.
std::vector<Figure> standing_figures(const Results& results,
                                     std::size_t relation) {
  const Yearly active(results, "active", relation);
  const Yearly dormant(results, "dormant", relation);
  const Yearly trust(results, "mean_trust", relation);
  const int year = results.axes().years.back();
  const std::size_t runs = active.runs();

  return {{"standing_links", "links", text("links standing in {}", year),
           over_runs(
               runs,
               [&](auto run) { return active.last(run) + dormant.last(run); })},
          {"active_links", "links", "  of these active",
           over_runs(runs, [&](auto run) { return active.last(run); })},
          {"dormant_links", "links", "  of these dormant",
           over_runs(runs, [&](auto run) { return dormant.last(run); })},
          {"mean_trust", "1", text("mean trust in {}, from 0 to 1", year),
           over_runs(runs, [&](auto run) { return trust.last(run); })}};
}

/// What goes on along the links.
std::vector<Figure> activity_figures(const Results& results,
                                     std::size_t relation) {
  const std::string recent = recent_years(results.axes().years);
  const Yearly deals(results, "deals", relation);
  std::vector<Yearly> visits;
  for (const std::string_view kind : kind_names)
    visits.emplace_back(results, text("visits_{}", kind), relation);
  const auto all_visits = [&](std::size_t run) {
    double sum = 0;
    for (const Yearly& kind : visits) sum += kind.lately(run);
    return sum;
  };

  std::vector<Figure> figures{
      {"deals_a_year", "deals/year", text("deals a year, {}", recent),
       over_runs(deals.runs(), [&](auto run) { return deals.lately(run); })},
      {"visits_a_year", "visits/year", text("visits a year, {}", recent),
       over_runs(deals.runs(), all_visits)}};
  constexpr std::array<std::string_view, kinds> spoken{
      "cultural", "educational", "delegations"};
  for (std::size_t kind = 0; kind < kinds; ++kind)
    figures.push_back(
        {text("share_of_{}", kind_names[kind]), "1",
         text("  share of {}{}", spoken[kind], kind < 2 ? " visits" : ""),
         over_runs(deals.runs(), [&](auto run) {
           const double all = all_visits(run);
           return all > 0 ? visits[kind].lately(run) / all : unknown;
         })});
  return figures;
}

RelationSummary summary_of(const Results& results, const World& world,
                           std::size_t relation) {
  RelationSummary summary;
  summary.relation = results.axes().relations[relation];
  summary.deals = Yearly(results, "deals", relation).course();
  summary.trust = Yearly(results, "mean_trust", relation).course();
  for (auto& figures : {standing_figures(results, relation),
                        activity_figures(results, relation),
                        link_figures(results, world, RelationId(relation))})
    summary.figures.insert(summary.figures.end(), figures.begin(),
                           figures.end());
  return summary;
}

}  // namespace

Summary summarise(const Results& results, const World& world) {
  const ResultAxes& axes = results.axes();
  Summary summary{.scenario = axes.title,
                  .runs = axes.runs_done,
                  .failed = axes.runs_failed,
                  .years = axes.years,
                  .relations = {}};
  for (std::size_t relation = 0; relation < axes.relations.size(); ++relation)
    summary.relations.push_back(summary_of(results, world, relation));
  return summary;
}

}  // namespace twinning
