#include "tools/console/json.hpp"
#include "tools/questions/explanation.hpp"

namespace twinning {
namespace {

Json json_of(const LinkYear& year) {
  Json visits = Json::object();
  for (std::size_t kind = 0; kind < kinds; ++kind)
    visits[std::string(kind_names[kind])] = {year.visits[0][kind],
                                             year.visits[1][kind]};
  return {{"year", year.year},
          {"status", status_names[std::size_t(year.status)]},
          {"trust", year.trust},
          {"visits", visits},
          {"failed_visits", year.failed_visits},
          {"turnovers", year.turnovers},
          {"imbalance", year.imbalance},
          {"reciprocity", year.reciprocity},
          {"prospect", year.prospect},
          {"gate", year.gate},
          {"deals", year.deals},
          {"failed_deals", year.failed_deals},
          {"value", year.value},
          {"value_average", year.value_average},
          {"joint", year.joint}};
}

Json or_null(const std::optional<int>& year) {
  return year ? Json(*year) : Json(nullptr);
}

Json outcome(const LinkStory& story) {
  Json out{{"signed", or_null(story.signed_in)},
           {"ended", or_null(story.ended_in)},
           {"joint_since", or_null(story.joint_since)},
           {"deals", story.deals},
           {"value", story.value},
           {"meets_aim", story.meets_aim()}};
  if (!story.years.empty()) out["last"] = json_of(story.years.back());
  return out;
}

Json with_bounds(const Interval& interval) {
  return {{"mean", interval.mean},
          {"low", interval.low},
          {"high", interval.high},
          {"replicates", interval.count}};
}

Json json_of(const EffectOverRuns& effect) {
  Json out = with_bounds(effect.effect);
  out["base"] = effect.base;
  out["more"] = with_bounds(effect.runs.above);
  out["less"] = with_bounds(effect.runs.below);
  out["same"] = with_bounds(effect.runs.equal);
  out["here"] = effect.here;
  out["smaller_elsewhere"] = with_bounds(effect.below);
  return out;
}

Json json_of(const Explanation::Otherwise& otherwise) {
  Json out = outcome(otherwise.story);
  out["what"] = otherwise.what;
  if (const auto& over = otherwise.over_runs)
    out["over_runs"] = {{"trust", json_of(over->trust)},
                        {"value", json_of(over->value)},
                        {"standing", json_of(over->standing)}};
  return out;
}

}  // namespace

std::string json_of(const Explanation& of) {
  Json years = Json::array();
  for (const LinkYear& year : of.story.years) years.push_back(json_of(year));
  Json otherwise = Json::array();
  for (const auto& each : of.otherwise) otherwise.push_back(json_of(each));
  Json json{{"scenario", of.scenario},
            {"replicate", of.replicate},
            {"first", of.story.first},
            {"second", of.story.second},
            {"relation", of.story.relation},
            {"outcome", outcome(of.story)},
            {"years", years},
            {"rank",
             {{"links", of.rank.links},
              {"prospect", of.rank.prospect},
              {"trust", of.rank.trust},
              {"visits", of.rank.visits},
              {"value", of.rank.value}}},
            {"otherwise", otherwise}};
  if (of.others)
    json["other_runs"] = {{"runs", of.others->runs},
                          {"worse", of.others->worse},
                          {"low", of.others->low},
                          {"median", of.others->median},
                          {"high", of.others->high}};
  return json_text(json);
}

}  // namespace twinning
