#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/questions/observation.hpp"

namespace twinning {
namespace {

constexpr double significant = 0.05;

/// "links standing 2014 (52; in the runs 40 to 48)": those outside.
std::string missed(const std::vector<const QuantityFit*>& fits) {
  std::string out;
  for (const QuantityFit* fit : fits)
    if (!*fit->inside)
      out += text(
          "{}{}{}{} ({}; in the runs {} to {})", out.empty() ? "" : ", ",
          fit->relation.empty() ? "" : fit->relation + " ", fit->words,
          years_of(*fit), number_words(fit->observed),
          number_words(fit->bounds[1].low), number_words(fit->bounds[1].high));
  return out;
}

/// "3 of 4 numbers that …": those of one kind that are judged; `one` and
/// `several` say of which.
std::string of_judged(const std::vector<const QuantityFit*>& fits,
                      std::string_view one, std::string_view several) {
  const auto inside = std::ranges::count_if(
      fits, [](const QuantityFit* fit) { return *fit->inside; });
  const auto bounds = std::ranges::count_if(
      fits, [](const QuantityFit* fit) { return fit->bound != Bound::exact; });
  constexpr std::string_view middle = "within the 90 % of runs in the middle";
  std::string out = fits.size() == 1
                        ? text("The one number {} {} {}", one,
                               inside == 1 ? "lies" : "does not lie", middle)
                        : text("{} of {} numbers {} lie {}", inside,
                               fits.size(), several, middle);
  if (bounds > 0)
    out += text(", {} of them known as {} only, which says little", bounds,
                bounds == 1 ? "a bound" : "bounds");
  const std::string outside = missed(fits);
  return out + (outside.empty() ? "." : "; outside: " + outside + ".");
}

/// What the numbers say, those first that only the model says.
std::string of_quantities(const std::vector<QuantityFit>& fits) {
  std::vector<const QuantityFit*> predicted, other;
  std::size_t missing = 0, unjudged = 0;
  for (const QuantityFit& fit : fits) {
    if (!fit.not_compared.empty())
      ++missing;
    else if (!fit.inside)
      ++unjudged;
    else
      (fit.given == GivenAs::predicted ? predicted : other).push_back(&fit);
  }
  std::string out =
      predicted.empty()
          ? text(
                "None of the {} numbers is both compared and predicted: "
                "these runs do not test the model's counts.",
                fits.size())
          : of_judged(predicted, "that the model predicts",
                      "that the model predicts");
  if (!other.empty())
    out += " " + of_judged(other, "that is partly input or fitted",
                           "that are partly input or fitted");
  if (unjudged > 0) out += text(" Of {} there is no verdict.", unjudged);
  if (missing > 0)
    out += text(" {} {} not compared; the list says why.", missing,
                missing == 1 ? "is" : "are");
  return out;
}

std::string of_networks(const std::vector<NetworkFit>& fits) {
  std::size_t tested = 0, unlike = 0, runs = 0;
  std::string which;
  for (const NetworkFit& fit : fits) {
    if (!fit.not_compared.empty() || std::isnan(fit.test.chance)) continue;
    ++tested;
    runs = fit.test.runs;
    // Bonferroni over the respects of one relation, of which there are five.
    if (fit.test.chance > significant / 5) continue;
    ++unlike;
    which +=
        text("{}{}, {}", which.empty() ? "" : "; ", fit.relation, fit.words);
  }
  if (tested == 0) return "";
  if (double(runs) + 1 < 5 / significant)
    return text(
        "Networks: {} runs are too few to find any of {} respects "
        "unlike (p can be no lower than {}); make 100 or more.",
        runs, tested, text("1/{}", runs + 1));
  if (unlike == 0)
    return text(
        "Networks: none of {} respects is unlike what was observed "
        "(p ≤ 0.01 each).",
        tested);
  return text(
      "Networks: unlike what was observed (p ≤ 0.01) in {} of {} "
      "respects: {}.",
      unlike, tested, which);
}

std::string decided_words(const SkillFit& fit, bool better) {
  return text("{}{}: {} than {} ({} {})",
              fit.relation.empty() ? "" : fit.relation + ", ", fit.words,
              better ? "better" : "worse", fit.benchmark, fit.links, fit.units);
}

std::vector<std::string> of_skills(const std::vector<SkillFit>& fits) {
  std::size_t compared = 0, undecided = 0, fewest = 0, most = 0;
  std::vector<std::string> decided;
  for (const SkillFit& fit : fits) {
    if (!fit.not_compared.empty()) continue;
    ++compared;
    const Interval& by = fit.skill.difference;
    if (by.low > 0 || by.high < 0) {
      decided.push_back(decided_words(fit, by.low > 0));
      continue;
    }
    ++undecided;
    if (fit.units != "links") continue;
    fewest = fewest == 0 ? fit.links : std::min(fewest, fit.links);
    most = std::max(most, fit.links);
  }
  std::vector<std::string> out;
  if (compared == 0) return out;
  if (undecided > 0)
    out.push_back(text(
        "{} of {} comparisons with simple benchmarks are undecided: they rest "
        "on {} links, too few to tell whether the model orders them better. "
        "More links would help, more runs hardly.",
        undecided, compared,
        fewest == most ? text("{}", most) : text("{} to {}", fewest, most)));
  std::string list;
  for (const std::string& one : decided)
    list += text("{}{}", list.empty() ? "" : "; ", one);
  if (!decided.empty())
    out.push_back(
        text("Decided, at 95 % each and without allowance for {} "
             "comparisons: {}.",
             compared, list));
  return out;
}

/// What the ratings of outcome alone can say.
std::string of_outcomes(const std::vector<SkillFit>& fits) {
  std::size_t links = 0;
  bool decided = false;
  for (const SkillFit& fit : fits) {
    if (fit.score != "outcome_rank_correlation" || !fit.not_compared.empty())
      continue;
    links = std::max(links, fit.links);
    const Interval& by = fit.skill.difference;
    decided = decided || by.low > 0 || by.high < 0;
  }
  if (links == 0 || decided) return "";
  return text(
      "With {} rated links it cannot be said whether the model orders "
      "outcomes better than size and distance, age, or guessing.",
      links);
}

}  // namespace

std::vector<std::string> verdicts(const ObservationFit& fit) {
  std::vector<std::string> out{of_quantities(fit.quantities)};
  if (std::string networks = of_networks(fit.networks); !networks.empty())
    out.push_back(std::move(networks));
  if (std::string outcomes = of_outcomes(fit.skills); !outcomes.empty())
    out.push_back(std::move(outcomes));
  for (std::string& one : of_skills(fit.skills)) out.push_back(std::move(one));
  return out;
}

}  // namespace twinning
