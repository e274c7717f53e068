#include "sim/experiment/link_story.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// The columns of a record's table of links, found by their names.
class LinkTableOfRun {
 public:
  LinkTableOfRun(const World& world, const RunRecord& record)
      : links_{links_of(world).first.size()},
        years_{std::size_t(scenario_of(world).calendar.years())},
        values_{record.links} {
    if (values_.size() != link_count * years_ * links_)
      throw std::logic_error("a story needs the links of every year");
  }

  [[nodiscard]] double at(std::string_view column, std::size_t year,
                          std::size_t link) const {
    const auto rows = link_observables();
    const auto row = std::size_t(
        std::ranges::find(rows, column, &Observable::name) - rows.begin());
    return values_[(row * years_ + year) * links_ + link];
  }
  [[nodiscard]] Status status(std::size_t year, std::size_t link) const {
    return Status(int(at("status", year, link)));
  }
  [[nodiscard]] bool stands(std::size_t year, std::size_t link) const {
    const Status now = status(year, link);
    return now == Status::active || now == Status::dormant;
  }
  [[nodiscard]] double visits(std::size_t year, std::size_t link) const {
    double sum = 0;
    for (const std::string_view kind : kind_names)
      for (const std::string_view side : {"first", "second"})
        sum += at(text("{}_{}", kind, side), year, link);
    return sum;
  }
  [[nodiscard]] double trust(std::size_t year, std::size_t link) const {
    return std::sqrt(at("trust_first", year, link) *
                     at("trust_second", year, link));
  }
  [[nodiscard]] std::size_t years() const { return years_; }
  [[nodiscard]] std::size_t links() const { return links_; }

 private:
  std::size_t links_, years_;
  const std::vector<double>& values_;
};

/// Γ of ODD 7.10.
double trust_gate(const Scenario& scenario,
                  const std::array<double, 2>& trust) {
  if (scenario.ablation.trust_gate) return *scenario.ablation.trust_gate;
  const double both = trust[0] * trust[1];
  const double half = scenario.parameters.economy.half_trust;
  return both * both / (both * both + half * half);
}

LinkYear state_in(const Scenario& scenario, const LinkTableOfRun& table,
                  std::size_t year, std::size_t link) {
  LinkYear made{};
  made.year = scenario.calendar.start + int(year);
  made.status = table.status(year, link);
  made.trust = {table.at("trust_first", year, link),
                table.at("trust_second", year, link)};
  made.imbalance = table.at("imbalance", year, link);
  made.reciprocity = table.at("reciprocity", year, link);
  made.prospect = table.at("prospect", year, link);
  made.gate = trust_gate(scenario, made.trust);
  made.value_average = table.at("value_average", year, link);
  made.joint = table.at("joint", year, link) == 1;
  return made;
}

void add(const Event& event, LinkYear& year) {
  const auto what = Happening(event.what);
  if (what == Happening::visit || what == Happening::failed_visit)
    year.visits.at(event.side).at(event.kind) += event.amount;
  if (what == Happening::failed_visit) year.failed_visits += event.amount;
  if (what == Happening::turnover) ++year.turnovers.at(event.side);
  if (what == Happening::deal) {
    ++year.deals;
    year.value += event.amount;
  }
  if (what == Happening::failed_deal) ++year.failed_deals;
}

void add_events(const RunRecord& record, std::size_t link, LinkStory& story) {
  for (const Event& event : record.events) {
    if (std::size_t(event.link) != link) continue;
    if (Happening(event.what) == Happening::signing)
      story.signed_in = event.year;
    if (Happening(event.what) == Happening::end) story.ended_in = event.year;
    const auto year =
        std::ranges::find(story.years, event.year, &LinkYear::year);
    if (year != story.years.end()) add(event, *year);
  }
  for (const LinkYear& year : story.years) {
    story.deals += year.deals;
    story.value += year.value;
    if (year.joint && !story.joint_since) story.joint_since = year.year;
  }
}

}  // namespace

double LinkYear::all_visits() const {
  double sum = 0;
  for (const auto& side : visits)
    for (const double kind : side) sum += kind;
  return sum;
}

bool LinkStory::meets_aim() const {
  return !years.empty() &&
         years.back().value_average >= years.back().prospect / 4;
}

LinkStory story_of(const World& world, const RunRecord& record,
                   std::size_t link) {
  const Scenario& scenario = scenario_of(world);
  const LinkNames names = links_of(world);
  const LinkTableOfRun table(world, record);
  LinkStory story;
  story.first = scenario.cities.name[index(names.first.at(link))];
  story.second = scenario.cities.name[index(names.second.at(link))];
  story.relation = scenario.relations[index(names.relation.at(link))].name;
  for (std::size_t year = 0; year < table.years(); ++year)
    if (table.stands(year, link))
      story.years.push_back(state_in(scenario, table, year, link));
  add_events(record, link, story);
  if (!story.signed_in && !story.years.empty())
    story.signed_in = int(table.at(
        "born", std::size_t(story.years.front().year - scenario.calendar.start),
        link));
  return story;
}

LinkRank rank_of(const World& world, const RunRecord& record,
                 std::size_t link) {
  const LinkTableOfRun table(world, record);
  const LinkNames names = links_of(world);
  const std::size_t last = table.years() - 1;
  LinkRank rank;
  for (std::size_t other = 0; other < table.links(); ++other) {
    if (other == link || names.relation[other] != names.relation[link] ||
        !table.stands(last, other))
      continue;
    ++rank.links;
    const auto below = [&](double theirs, double ours) {
      return theirs < ours ? 1.0 : theirs == ours ? 0.5 : 0.0;
    };
    const auto compare = [&](std::string_view column) {
      return below(table.at(column, last, other), table.at(column, last, link));
    };
    rank.prospect += compare("prospect");
    rank.value += compare("value_average");
    rank.trust += below(table.trust(last, other), table.trust(last, link));
    rank.visits += below(table.visits(last, other), table.visits(last, link));
  }
  for (double* const share :
       {&rank.prospect, &rank.trust, &rank.visits, &rank.value})
    *share /= double(std::max<std::size_t>(rank.links, 1));
  return rank;
}

}  // namespace twinning
