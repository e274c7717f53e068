#include "output/report/evidence.hpp"

#include <algorithm>
#include <vector>

#include "output/report/documents.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// Results that keep observations.
std::vector<const Given*> keeping(std::span<const Given> given) {
  std::vector<const Given*> found;
  for (const Given& each : given)
    if (!each.observed.empty()) found.push_back(&each);
  return found;
}

/// Whether results keep the same: their sections differ in no letter then.
bool all_alike(const std::vector<const Given*>& given) {
  constexpr const char* place = "k0";
  const std::string first =
      observed_section(given.front()->observed, given.front()->file, place);
  return std::ranges::all_of(given, [&](const Given* each) {
    return observed_section(each->observed, each->file, place) == first;
  });
}

/// The first case of a result, with whose pictures its observations stand.
const Case& first_case(std::span<const Case> cases, const Given& of) {
  return *std::ranges::find(cases, &of, &Case::given);
}

}  // namespace

std::string evidence(std::span<const Given> given, const Extras& extras) {
  std::string out;
  if (!extras.observed_file.empty())
    out += observed_said(extras.observed, extras.observed_file);
  else if (!given.front().observed.empty())
    out += observed_said(given.front().observed, given.front().file);
  if (!extras.claims_file.empty())
    out += claims_said(extras.claims, extras.claims_file);
  return out;
}

std::string observed_body(std::span<const Case> cases,
                          std::span<const Given> given, const Extras& extras) {
  if (!extras.observed_file.empty())
    return observed_section(extras.observed, extras.observed_file);
  const auto keep = keeping(given);
  if (keep.empty()) return {};
  const std::string one =
      observed_section(keep.front()->observed, keep.front()->file, "k0");
  if (given.size() == 1) return one;
  if (keep.size() == given.size() && all_alike(keep))
    return text("<p class=note>The same of all {}.</p>{}",
                counted(given.size(), "result"), one);
  std::string body;
  for (std::size_t i = 0; i < keep.size(); ++i)
    body += in_case(
        first_case(cases, *keep[i]),
        observed_section(keep[i]->observed, keep[i]->file, text("k{}", i)),
        true);
  return body;
}

}  // namespace twinning::report
