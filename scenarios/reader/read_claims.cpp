#include "scenarios/reader/read_claims.hpp"

#include <algorithm>

#include "scenarios/reader/file_kind.hpp"
#include "scenarios/reader/load.hpp"
#include "scenarios/reader/read_claim_test.hpp"
#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// The text of a key that must be there; empty if it is at fault.
std::string needed_text(const Node& table, std::string_view key,
                        std::string_view missing, Problems& problems) {
  if (const Node* const node = table.find(key))
    return read_text(*node, key, problems).value_or("");
  problems.add(table.place, std::string{missing});
  return "";
}

Claim read_claim(const Node& table, std::optional<std::size_t> base,
                 ClaimScenarios& scenarios, Problems& problems) {
  Claim claim;
  if (!check_table(table, TableName::claim, "a claim", problems)) return claim;
  claim.id = needed_text(table, "id",
                         "a claim needs an id: a short name, as in id = \"a\"",
                         problems);
  claim.says = needed_text(
      table, "says", "a claim needs says = \"…\": what it says, in a sentence",
      problems);
  if (const Node* const source = table.find("source"))
    claim.source = read_text(*source, "source", problems).value_or("");
  const Node* const tests = table.find("tests");
  if (tests == nullptr || !tests->is(Node::Kind::array) ||
      tests->items.empty()) {
    problems.add(tests == nullptr ? table.place : tests->place,
                 "a claim needs at least one [[claims.tests]], with statistic, "
                 "relation and above or below");
    return claim;
  }
  for (const Node& test : tests->items)
    claim.tests.push_back(read_claim_test(test, base, scenarios, problems));
  return claim;
}

void read_all(const Node& table, std::optional<std::size_t> base,
              ClaimScenarios& scenarios, Claims& claims, Problems& problems) {
  const Node* const given = table.find("claims");
  if (given == nullptr || !given->is(Node::Kind::array) || given->items.empty())
    return problems.add(given == nullptr ? table.place : given->place,
                        "a file of claims needs at least one [[claims]]");
  for (const Node& item : given->items) {
    Claim claim = read_claim(item, base, scenarios, problems);
    if (!claim.id.empty() &&
        std::ranges::find(claims.claims, claim.id, &Claim::id) !=
            claims.claims.end())
      problems.add(item.find("id")->place,
                   text("two claims have the id '{}'", shown(claim.id, 60)));
    claims.claims.push_back(std::move(claim));
  }
}

std::uint32_t read_replicates(const Node& table, const ReadOptions& options,
                              std::uint32_t otherwise, Problems& problems) {
  std::uint32_t count = otherwise;
  if (const Node* const given = table.find("replicates"))
    count = std::uint32_t(
        read_integer(*given,
                     {"replicates", {2, 1e6}, "runs of each scenario", ""},
                     problems)
            .value_or(count));
  return options.replicates.value_or(count);
}

}  // namespace

Claims read_claims(const fs::path& file, const ReadOptions& options) {
  Problems problems;
  const auto loaded = load_claims(file, problems);
  if (!loaded) problems.throw_if_any();
  const Node& table = loaded->table;

  Claims claims;
  static_cast<void>(
      check_table(table, TableName::claims, "the claims", problems));
  if (const Node* const format = table.find("format"))
    read_format(*format, problems);
  claims.name = needed_text(
      table, "name", "name is missing: what these claims are called", problems);
  claims.replicates =
      read_replicates(table, options, claims.replicates, problems);

  ClaimScenarios scenarios(options, problems);
  std::optional<std::size_t> base;
  if (const Node* const given = table.find("base"))
    base = scenarios.read(*given, "base");
  else
    problems.add(table.place,
                 "base is missing: the scenario that the claims are about, as "
                 "in base = \"uk-china.toml\"");
  read_all(table, base, scenarios, claims, problems);
  problems.throw_if_any();
  claims.scenarios = scenarios.take();
  return claims;
}

bool is_claims(const fs::path& file) {
  if (file == "-") return false;
  Problems problems;
  try {
    const auto loaded = load_claims(file, problems);
    return loaded && kind_of(loaded->table) == FileKind::claims;
  } catch (const UserError&) {
    return false;
  }
}

}  // namespace twinning
