#include <algorithm>
#include <numeric>

#include "sim/base/text.hpp"
#include "tools/console/interval_words.hpp"
#include "tools/console/progress.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/explanation.hpp"

namespace twinning {
namespace {

/// A row of the table, of cells that are ready.
std::string row(std::string_view name, std::string_view effect,
                std::string_view more, std::string_view here,
                std::string_view above) {
  return text("    {}{}  {}{}  {}\n", padded(name, 8), padded(effect, 27),
              padded(more, 13), right(here, 9), above);
}

/// One number of the link.
std::string effect_row(std::string_view name, const EffectOverRuns& of) {
  if (of.effect.count == 0)
    return text("    {}not known: in no run does it stand in both\n",
                padded(name, 8));
  if (of.runs.equal.mean == 1)
    return text("    {}the same in all {} runs\n", padded(name, 8),
                of.effect.count);
  return row(name,
             text("{} ({})", signed_number(of.effect.mean, of.effect),
                  words_of(of.effect)),
             share_words(of.runs.above, ""), signed_number(of.here, of.effect),
             share_words(of.below, ""));
}

/// What it comes to as it is, and whether it stands at the end: counted, since
/// it does or does not.
std::string as_it_is(const Explanation::OverRuns& of) {
  std::string words;
  if (const std::size_t both = of.value.effect.count; both > 0)
    words = text("as it is {} and {} in {} runs; ", rounded(of.value.base),
                 rounded(of.trust.base), both);
  const std::size_t count = of.standing.effect.count;
  if (count == 0) return wrapped(words + "whether it stands is not known", 4);
  words += text("stands in {:.0f} of {} runs, ",
                of.standing.base * double(count), count);
  words += of.standing.runs.equal.mean == 1
               ? "and with the change in the same"
               : text("by the change alone in {}, no longer in {}",
                      share_words(of.standing.runs.above),
                      share_words(of.standing.runs.below));
  return wrapped(words, 4);
}

}  // namespace

void add_effects(Explanation& of, const std::vector<Counterfactual>& questions,
                 const Scenario& scenario, CityId first, CityId second,
                 std::size_t runs, unsigned threads) {
  of.runs = runs;
  if (runs == 0) return;
  std::vector<std::uint32_t> replicates(runs);
  std::iota(replicates.begin(), replicates.end(), 0u);
  const std::size_t here = std::min<std::size_t>(of.replicate, runs - 1);
  replicates[here] = of.replicate;

  Crew crew(threads);
  Progress progress(0, runs * (1 + questions.size()), false);
  const auto ends_of = [&](Scenario changed) {
    return link_ends(std::move(changed), replicates, first, second, crew,
                     [&](bool failed) { progress.advance(1, failed); });
  };
  const LinkEnds base = ends_of(scenario);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    Scenario other = scenario;
    questions[i].change(other);
    const LinkEnds changed = ends_of(std::move(other));
    of.otherwise[i].over_runs = {
        effect_over_runs(base.trust, changed.trust, here),
        effect_over_runs(base.value, changed.value, here),
        effect_over_runs(base.standing, changed.standing, here)};
  }
}

std::string effects_words(const Explanation& of) {
  if (of.runs == 0) return "";
  std::string out = text(
                        "\nthe same changes over {} runs of other luck, this "
                        "one among them\n",
                        of.runs) +
                    row("", "mean effect", "% more in", "here", "% above");
  for (const Explanation::Otherwise& each : of.otherwise) {
    if (!each.over_runs) continue;
    out += wrapped(shown(each.what), 2);
    out += effect_row("value/y", each.over_runs->value);
    out += effect_row("trust", each.over_runs->trust);
    out += as_it_is(*each.over_runs);
  }
  return out + wrapped(
                   "At the end, with 95 % intervals, each by itself; value and "
                   "trust (of both sides, √ of their product) of runs in which "
                   "it stands with the change and without. more in: share of "
                   "runs that the change gives more; here: the effect in this "
                   "run; above: the share of the other runs where the effect "
                   "is smaller than here.",
                   2);
}

}  // namespace twinning
