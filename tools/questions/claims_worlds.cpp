#include "sim/base/text.hpp"
#include "tools/console/interval_words.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/claims_report.hpp"

namespace twinning {
namespace {

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

std::string table(const ClaimsReport& report) {
  std::string out;
  for (std::size_t i = 0; i < report.worlds.size(); ++i) {
    const ClaimInWorlds& one = report.worlds[i];
    out += text("{}  {}{}{}{}  {}\n",
                padded(shown(report.claims->claims[i].id, 20), 3),
                padded(share_words(one.holds), 19),
                right(number(one.passes), 10), right(number(one.fails), 7),
                right(number(one.unknown), 13), one.standing());
  }
  return out;
}

/// "weaker in 'Equal cities'", or what the test says.
std::string bound_words(const FailingClaim& failing, const Claim& claim,
                        const Claims& claims) {
  const ClaimTest& test = claim.tests[failing.test];
  const std::string says =
      shown(test.says.empty() ? claim.says : test.says, 200);
  if (!failing.ablation) return says;
  return text(
      "{}; weaker in '{}'", says,
      shown(claims.scenarios[test.ablations[*failing.ablation].where.scenario]
                .name,
            80));
}

std::string correlation_words(const Hinge& hinge) {
  const Interval& of = hinge.correlation;
  return text("{} ({}), chance {:.2g}", signed_number(of.mean, of),
              words_of(of), hinge.chance);
}

std::string hinge_words(const Hinge& hinge) {
  return wrapped(
      text("holds better where {} is {}: {}; in {} of worlds in the lower half "
           "of its values, in {} in the upper",
           hinge.parameter->name,
           hinge.correlation.mean > 0 ? "higher" : "lower",
           correlation_words(hinge), share_words(hinge.holds_lower),
           share_words(hinge.holds_upper)),
      5);
}

std::string hinges_words(const FailingClaim& failing) {
  if (failing.hinges.empty()) return "     too few worlds to tell\n";
  std::string out;
  for (const Hinge& hinge : failing.hinges)
    if (hinge.decided()) out += hinge_words(hinge);
  if (!out.empty()) return out;
  const Hinge& closest = failing.hinges.front();
  return wrapped(text("no single parameter; the closest, {}, may be luck: {}",
                      closest.parameter->name, correlation_words(closest)),
                 5);
}

std::string failing_words(const FailingClaim& failing, const Claim& claim,
                          const ClaimInWorlds& worlds, const Claims& claims) {
  return entry(shown(claim.id, 20),
               text("fails in {} of {} worlds, most often ({}) here: {}",
                    failing.fails_at_all, worlds.holds.count, failing.fails,
                    bound_words(failing, claim, claims)),
               0, 5) +
         hinges_words(failing);
}

std::string all_failing_words(const ClaimsReport& report) {
  std::string out;
  for (std::size_t i = 0; i < report.failing.size(); ++i)
    if (report.failing[i])
      out += failing_words(*report.failing[i], report.claims->claims[i],
                           report.worlds[i], *report.claims);
  if (out.empty()) return "\nNo claim fails in any of these worlds.\n";
  return "\nWhat claims hang on that fail in some worlds\n" +
         wrapped(
             "Rank correlation over worlds of a parameter with the margin of "
             "the test that fails most, and the share of worlds where the "
             "claim holds, each with its 95 % interval; chance: that luck "
             "makes any parameter of any of these claims go as closely "
             "(permutations; at most 0.05 is told).",
             0) +
         '\n' + out;
}

}  // namespace

std::string worlds_words(const ClaimsReport& report) {
  return text(
             "\nIn {} plausible worlds, each assumed parameter within 30 % of "
             "its value\n({} parameters, {} replicates of each scenario in "
             "each world; share with its 95 % interval)\n\n"
             "     holds in               passes  fails  not defined\n",
             number(report.world_count), assumed_parameters().size(),
             report.world_replicates) +
         table(report) +
         "\nholds: all means as claimed; passes, fails: with certainty (95 %) "
         "in that world;\nrobust, fragile: certain to hold, or not to, in four "
         "of five; else open\n" +
         all_failing_words(report);
}

}  // namespace twinning
