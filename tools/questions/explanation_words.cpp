#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/explanation.hpp"
#include "tools/runs/summary.hpp"

namespace twinning {
namespace {

/// Rows of the table of years, at most; of more, every n-th and the last.
constexpr std::size_t most_rows = 16;
constexpr std::size_t plot_width = 48;
constexpr std::size_t most_moments = 10;

std::string percent(double share) { return text("{:.0f} %", 100 * share); }

std::string status_words(const LinkStory& story, int last_year) {
  const LinkYear& end = story.years.back();
  if (story.ended_in) return text("ended in {}", *story.ended_in);
  return text("{} in {}", status_names[std::size_t(end.status)], last_year);
}

/// The verdict: what became of the link, in one sentence or two.
std::string verdict(const Explanation& of) {
  const LinkStory& story = of.story;
  if (story.years.empty())
    return text("{} and {} never twinned in this run.\n", shown(story.first),
                shown(story.second));
  const LinkYear& end = story.years.back();
  const bool beyond = end.value_average > end.prospect;
  std::string out = text(
      "Signed in {}, {}; {} deal{} worth {} in all. At the end deals bring "
      "{} a year, on the average of the last years. By their size, distance "
      "and economies the two cities have opportunities worth {} a year, the "
      "prospect of the link; its aim is a quarter of that, {}, and it {} it.",
      *story.signed_in, status_words(story, end.year), story.deals,
      story.deals == 1 ? "" : "s", rounded(story.value),
      rounded(end.value_average), rounded(end.prospect),
      rounded(end.prospect / 4), story.meets_aim() ? "meets" : "misses");
  if (beyond)
    out +=
        " What goes beyond the prospect is luck, or the work of alumni and of "
        "reputation.";
  return wrapped(out, 0);
}

/// Where it stands among the links of its relation.
std::string rank_words(const Explanation& of) {
  if (of.rank.links == 0) return "";
  return wrapped(
      text("Among the {} other standing links of {} in this run it has more "
           "to hope for than {}, more trust than {}, more visits than {} and "
           "more value than {}.",
           of.rank.links, shown(of.story.relation), percent(of.rank.prospect),
           percent(of.rank.trust), percent(of.rank.visits),
           percent(of.rank.value)),
      0);
}

std::string luck_words(const Explanation& of) {
  if (!of.others) return "";
  const auto& [runs, worse, low, median, high] = *of.others;
  return wrapped(
      text("Luck: in {} of the {} other runs in which it stands it "
           "has less value at the end than here; there it lies "
           "between {} and {} a year in 90 % of them, half of them "
           "above {}.",
           worse, runs, rounded(low), rounded(high), rounded(median)),
      0);
}

std::string course(std::string_view name, const LinkStory& story,
                   double LinkYear::*value) {
  std::vector<double> values;
  for (const LinkYear& year : story.years) values.push_back(year.*value);
  const auto [low, high] = std::ranges::minmax(values);
  return text("  {} {} {} to {}\n", padded(name, 14),
              padded(sparkline(values, plot_width), plot_width), rounded(low),
              rounded(high));
}

std::string year_row(const LinkYear& year) {
  double first = 0, second = 0;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    first += year.visits[0][kind];
    second += year.visits[1][kind];
  }
  return text("  {}  {}  {}{}{}{}{}{}{}{}\n", year.year,
              padded(status_names[std::size_t(year.status)], 7),
              right(text("{:.2f} {:.2f}", year.trust[0], year.trust[1]), 9),
              right(text("{:.0f} / {:.0f}", first, second), 9),
              right(text("{:.0f}", year.failed_visits), 7),
              right(text("{:+.2f}", year.imbalance), 7),
              right(rounded(year.prospect), 9), right(percent(year.gate), 7),
              right(text("{:.0f} of {:.0f}", year.deals,
                         year.deals + year.failed_deals),
                    8),
              right(rounded(year.value), 7));
}

std::string year_table(const LinkStory& story) {
  std::string out =
      "\n  year  status       trust   visits failed   debt prospect   gate"
      "   deals  value\n";
  const std::size_t count = story.years.size();
  const std::size_t stride = (count + most_rows - 1) / most_rows;
  for (std::size_t i = 0; i < count; ++i)
    if (i % stride == 0 || i + 1 == count) out += year_row(story.years[i]);
  if (stride > 1)
    out += text("  one year in {} is shown; --json has all\n", stride);
  return out + wrapped(text("trust and visits: of {} and of {}; debt: above 0 "
                            "where {} visited more; gate: the share of the "
                            "prospect that trust lets through.",
                            shown(story.first), shown(story.second),
                            shown(story.first)),
                       2);
}

/// A year in which chance moved trust or value most.
struct Moment {
  double weight;  ///< how much it moved, to choose the greatest
  int year;
  std::string words;
};

std::vector<Moment> moments_of(const LinkStory& story) {
  std::vector<Moment> moments;
  for (std::size_t i = 1; i < story.years.size(); ++i) {
    const LinkYear& before = story.years[i - 1];
    const LinkYear& now = story.years[i];
    for (const std::size_t side : {0u, 1u})
      if (const double fall = before.trust[side] - now.trust[side];
          now.turnovers[side] > 0 && fall >= 0.01)
        moments.push_back(
            {fall, now.year,
             text("staff in {} changed: its trust fell from {:.2f} to {:.2f}",
                  shown(side == 0 ? story.first : story.second),
                  before.trust[side], now.trust[side])});
    if (now.failed_visits >= 2)
      moments.push_back({0.02 * now.failed_visits, now.year,
                         text("{:.0f} of {:.0f} visits failed",
                              now.failed_visits, now.all_visits())});
    if (now.value > 0.1 * story.value)
      moments.push_back(
          {now.value / story.value, now.year,
           text("deals worth {}, {} of all there ever were", rounded(now.value),
                percent(now.value / story.value))});
    if (now.joint && !before.joint)
      moments.push_back({1, now.year, "a joint programme began"});
    if (now.status != before.status)
      moments.push_back(
          {0.5, now.year,
           text("it became {}", status_names[std::size_t(now.status)])});
  }
  return moments;
}

std::string moment_words(const LinkStory& story) {
  std::vector<Moment> moments = moments_of(story);
  if (moments.empty()) return "";
  std::ranges::stable_sort(moments, std::greater{}, &Moment::weight);
  moments.resize(std::min(moments.size(), most_moments));
  std::ranges::stable_sort(moments, {}, &Moment::year);
  std::string out = "\nwhat the draws decided\n";
  for (const Moment& moment : moments)
    out += text("  {}  {}\n", moment.year, moment.words);
  return out;
}

std::string outcome(const LinkStory& story) {
  if (story.years.empty()) return "never signed";
  const LinkYear& end = story.years.back();
  return text("{}  {}  {}  {}", right(text("{:.0f}", story.deals), 6),
              right(rounded(end.value_average), 8),
              right(text("{:.2f} {:.2f}", end.trust[0], end.trust[1]), 9),
              story.ended_in
                  ? text("ended in {}", *story.ended_in)
                  : std::string(status_names[std::size_t(end.status)]));
}

std::string otherwise_words(const Explanation& of) {
  std::string out =
      "\nwith the same luck and one thing changed\n"
      "     deals   value/y      trust  status\n  as it was\n";
  out += text("    {}\n", outcome(of.story));
  for (const auto& each : of.otherwise)
    out += wrapped(shown(each.what), 2) + text("    {}\n", outcome(each.story));
  return out;
}

constexpr std::string_view caveat =
    "One run is one history of many: what a change does to it is no effect of "
    "the change; that is a mean over runs. Draws keep their numbers, so that "
    "what happens for the same reason happens again.";

}  // namespace

std::string words_of(const Explanation& of) {
  const LinkStory& story = of.story;
  std::string out =
      wrapped(text("{} and {}, {}, replicate {} of {}{}", shown(story.first),
                   shown(story.second), shown(story.relation), of.replicate,
                   shown(of.scenario), of.varied),
              0) +
      '\n';
  out += verdict(of) + rank_words(of) + luck_words(of);
  if (!story.years.empty()) {
    out += text("\n{}{}{}{}\n", std::string(17, ' '), story.years.front().year,
                std::string(plot_width - 8, ' '), story.years.back().year);
    out += course("prospect", story, &LinkYear::prospect);
    out += course("gate of trust", story, &LinkYear::gate);
    out += course("value a year", story, &LinkYear::value_average);
    out += year_table(story) + moment_words(story);
  }
  return out + otherwise_words(of) + effects_words(of) + '\n' +
         wrapped(caveat, 0);
}

}  // namespace twinning
