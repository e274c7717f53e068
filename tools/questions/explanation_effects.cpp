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
std::string row(std::string_view name, std::string_view as_it_is,
                std::string_view effect, std::string_view more,
                std::string_view here, std::string_view above,
                std::string_view runs) {
  return text("    {}{}  {}  {}{}  {}{}\n", padded(name, 8), right(as_it_is, 8),
              padded(effect, 27), padded(more, 15), right(here, 8),
              padded(above, 15), right(runs, 6));
}

/// One number of the link.
std::string effect_row(std::string_view name, const EffectOverRuns& of) {
  if (of.effect.count == 0)
    return text("    {}  not known: in no run does it stand in both\n",
                padded(name, 8));
  if (of.runs.equal.mean == 1)
    return text("    {}{}  the same in all {} runs\n", padded(name, 8),
                right(rounded(of.base), 8), of.effect.count);
  return row(name, rounded(of.base),
             text("{} ({})", signed_number(of.effect.mean, of.effect),
                  words_of(of.effect)),
             share_words(of.runs.above), signed_number(of.here, of.effect),
             share_words(of.below), text("{}", of.effect.count));
}

/// Whether it stands at the end: counted, since it does or does not.
std::string standing_row(const EffectOverRuns& of) {
  const std::size_t count = of.effect.count;
  const std::string as_it_is =
      text("    stands  in {:.0f} of {} runs", of.base * double(count), count);
  if (count == 0) return "    stands  not known\n";
  if (of.runs.equal.mean == 1)
    return as_it_is + ", and with the change in the same\n";
  return as_it_is + text("; by the change alone in {}, no longer in {}\n",
                         share_words(of.runs.above),
                         share_words(of.runs.below));
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
  std::string out =
      text(
          "\nthe same changes over {} runs of other luck, this "
          "one among them\n",
          of.runs) +
      row("", "as it is", "mean effect", "more in", "here", "above", "runs");
  for (const Explanation::Otherwise& each : of.otherwise) {
    if (!each.over_runs) continue;
    out += text("  {}\n", shown(each.what));
    out += effect_row("value/y", each.over_runs->value);
    out += effect_row("trust", each.over_runs->trust);
    out += standing_row(each.over_runs->standing);
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
