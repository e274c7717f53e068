#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/tools/program.hpp"

using namespace twinning;

namespace {

/// A row of cli_cases.tsv; "-" stands for nothing.
struct Case {
  std::string id, line, status, mentions, made;
};

std::vector<Case> cases() {
  std::ifstream file(TWINNING_SOURCE "/tests/tools/cli_cases.tsv");
  std::vector<Case> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Case row;
    for (std::string* const cell :
         {&row.id, &row.line, &row.status, &row.mentions, &row.made})
      std::getline(cells, *cell, '\t');
    rows.push_back(row);
  }
  return rows;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
  return all.empty() ? "-" : all;
}

}  // namespace

TEST_CASE("Every case of the command line ends as its row says", "[tools]") {
  const auto rows = cases();
  REQUIRE(rows.size() > 60);
  for (const Case& row : rows) {
    Workplace place;
#ifdef __SANITIZE_ADDRESS__
    if (row.mentions == "open files") continue;  // which a sanitizer needs
#endif
    const Outcome outcome = place.shell(row.line);

    INFO(row.id << ": " << row.line << "\nout: " << outcome.out
                << "\nerr: " << outcome.err);
    CHECK(outcome.in_time);
    CHECK(std::to_string(outcome.status) == row.status);
    CHECK(joined(place.made()) == row.made);
    if (row.mentions != "-")
      CHECK_THAT(outcome.err, Catch::Contains(row.mentions));
    if (row.status != "0" && row.id != "A62") CHECK(outcome.out.empty());
    CHECK(outcome.err.find('\x1b') == std::string::npos);
  }
}
