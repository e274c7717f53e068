#include "output/kept_tables.hpp"

#include <catch2/catch.hpp>

#include "output/keep_tables.hpp"
#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;
using Catch::Contains;
using test::Scratch;

namespace {

const std::string group{observed_group};

Table table(const std::string& name, const Values& values) {
  std::vector<std::int64_t> axis(size_of(values));
  return {name,
          {{"data", std::string("a folder")}},
          {{"row", {"row"}, axis, {}}, {"column", {"row"}, values, {}}}};
}

/// Texts that stand in the file nowhere else.
const std::vector<std::string> words{"kept somewhere", "", "Orléans <b>"};

}  // namespace

TEST_CASE("What was kept in a result is read back, with the groups in it",
          "[output]") {
  const Scratch place;
  test::make_result(place / "x.h5", 2);
  CHECK(kept_tables(place / "x.h5", group).empty());
  keep_tables(place / "x.h5", group,
              {table(group, words),
               table(group + "/inner", std::vector<double>{1, unknown})});
  const KeptTables kept = kept_tables(place / "x.h5", group);
  REQUIRE(kept.size() == 2);
  const KeptTable& outer = kept.at(group);
  CHECK(outer.rows == 3);
  CHECK(outer.texts.at("column") == words);
  CHECK(outer.said.at("data") == "a folder");
  CHECK(kept.at(group + "/inner").numbers.at("column")[0] == 1);
  CHECK(kept.at(group + "/inner").numbers.at("column")[1] != 1);
}

TEST_CASE("Kept tables of another shape or type are refused", "[output]") {
  const Scratch place;
  const std::vector<Values> wrong{std::vector<std::uint8_t>{1, 2},
                                  std::vector<std::int32_t>{1, 2},
                                  std::vector<double>(most_kept_rows + 1, 0.5)};
  for (const Values& values : wrong) {
    test::make_result(place / "x.h5", 2);
    keep_tables(place / "x.h5", group, {table(group, values)});
    CHECK_THROWS_WITH(kept_tables(place / "x.h5", group),
                      Contains("x.h5: what it keeps is damaged") &&
                          Contains("/observed/") && Contains("--keep"));
    place.empty();
  }
}

TEST_CASE("A damaged byte of what was kept is told or does no harm",
          "[output]") {
  const Scratch place;
  test::make_result(place / "x.h5", 2);
  const std::size_t before = test::bytes_of(place / "x.h5").size();
  keep_tables(place / "x.h5", group,
              {table(group, words),
               table(group + "/inner", std::vector<double>{1, 2})});
  const std::string whole = test::bytes_of(place / "x.h5");
  REQUIRE(whole.size() > before);

  const auto read = [&](const std::string& bytes) -> std::string {
    test::write_bytes(place / "y.h5", bytes);
    try {
      const KeptTables kept = kept_tables(place / "y.h5", group);
      const KeptTable& outer = kept.at(group);
      return outer.texts.at("column").at(2) + outer.said.at("data") +
             text("{}", kept.at(group + "/inner").numbers.at("column")[0]);
    } catch (const UserError&) {
      return "refused";
    }
  };
  const std::string wanted = read(whole);
  REQUIRE(wanted == "Orléans <b>a folder1");

  std::string altered = whole;
  altered[whole.find("kept somewhere")] = 'K';
  CHECK(read(altered) == "refused");
  for (std::size_t at = before; at < whole.size(); at += 41) {
    altered = whole;
    altered[at] = char(int(altered[at]) ^ int(1 + at % 255));
    const std::string said = read(altered);
    INFO("byte " << at << " of " << whole.size());
    CHECK((said == "refused" || said == wanted));
  }
}
