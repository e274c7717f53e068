#include "output/report/courses.hpp"

#include "sim/base/text.hpp"
#include "sim/experiment/aggregation.hpp"
#include "sim/model/observation.hpp"

namespace twinning::report {
namespace {

std::vector<double> part(const Course& course, double Ensemble::*member) {
  std::vector<double> values;
  for (const Ensemble& year : course) values.push_back(year.*member);
  return values;
}

}  // namespace

Courses::Courses(const Case& of) : case_{&of} {
  const ResultAxes& axes = of.axes();
  years_.assign(axes.years.begin(), axes.years.end());
  std::map<std::string, Values, std::less<>> kept;
  std::vector<std::string> paths;
  for (const Observable& each : yearly_observables())
    if (!each.name.ends_with("_first")) paths.push_back(text("/{}", each.name));
  auto columns = of.results().columns(paths, of.ranges);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    Values& values = columns[i];
    if (values.empty()) continue;
    const std::string name = paths[i].substr(1);
    courses_[name] = summed_up(values);
    if (name.starts_with("visits_") || name == "active" || name == "dormant")
      kept.emplace(name, std::move(values));
  }
  if (axes.of_cells) return;
  if (kept.contains("active") && kept.contains("dormant")) {
    Values standing = kept.at("active");
    for (std::size_t i = 0; i < standing.size(); ++i)
      standing[i] += kept.at("dormant")[i];
    courses_["standing"] = summed_up(standing);
  }
  std::vector<Values> visits;
  for (const std::string_view kind : kind_names)
    if (const auto found = kept.find(text("visits_{}", kind));
        found != kept.end())
      visits.push_back(std::move(found->second));
  if (visits.size() == kinds) add_shares(visits);
}

void Courses::add_shares(const std::vector<Values>& visits) {
  Values share(visits[0].size());
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    for (std::size_t i = 0; i < share.size(); ++i) {
      const double all = visits[0][i] + visits[1][i] + visits[2][i];
      share[i] = all > 0 ? visits[kind][i] / all : unknown;
    }
    courses_[text("share_{}", kind_names[kind])] = summed_up(share);
  }
}

std::vector<Course> Courses::summed_up(const Values& values) const {
  const std::size_t years = years_.size();
  const std::size_t count = relations();
  std::vector<Course> found(count, Course(years));
  Values one_a_run(case_->rows.size());
  for (std::size_t relation = 0; relation < count; ++relation)
    for (std::size_t year = 0; year < years; ++year) {
      if (case_->axes().of_cells) {
        found[relation][year] = of_cells(values, year, relation);
        continue;
      }
      for (std::size_t run = 0; run < one_a_run.size(); ++run)
        one_a_run[run] = values[(run * years + year) * count + relation];
      found[relation][year] = ensemble(one_a_run);
    }
  return found;
}

Ensemble Courses::of_cells(const Values& values, std::size_t year,
                           std::size_t relation) const {
  const std::size_t summaries = case_->axes().summaries.size();
  const auto over_cells = [&](Summarised kind) {
    Values cells;
    for (std::size_t cell = 0; cell < case_->rows.size(); ++cell)
      cells.push_back(
          values[((cell * summaries + std::size_t(kind)) * years_.size() +
                  year) *
                     relations() +
                 relation]);
    return mean(cells);
  };
  return {over_cells(Summarised::mean), over_cells(Summarised::q05),
          over_cells(Summarised::q95), case_->runs};
}

const Course* Courses::find(std::string_view name, std::size_t relation) const {
  const auto found = courses_.find(name);
  return found == courses_.end() ? nullptr : &found->second.at(relation);
}

std::size_t Courses::relations() const {
  return case_->axes().relations.size();
}

std::vector<double> means(const Course& course) {
  return part(course, &Ensemble::mean);
}
std::vector<double> lows(const Course& course) {
  return part(course, &Ensemble::low);
}
std::vector<double> highs(const Course& course) {
  return part(course, &Ensemble::high);
}

}  // namespace twinning::report
