#include <catch2/catch.hpp>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;

namespace {

const std::string observed_heading = "Simulated against observed";

/// A result of the reference scenario, of a few runs.
void make(Workplace& place, const std::string& file) {
  REQUIRE(place
              .shell("PROG run " + std::string{TWINNING_SOURCE} +
                     "/scenarios/uk-china.toml --replicates 3 --quiet --out " +
                     file)
              .status == 0);
}

}  // namespace

TEST_CASE("A page shows what observe has kept in its results",
          "[tools][report]") {
  Workplace place;
  make(place, "r.h5");
  REQUIRE(place.shell("PROG report r.h5 --out without.html").status == 0);
  CHECK_THAT(place.read("without.html"), !Contains(observed_heading));

  REQUIRE(place.shell("PROG observe r.h5 --resamples 100 --keep").status == 0);
  REQUIRE(place.shell("PROG report r.h5 --out with.html").status == 0);
  const std::string page = place.read("with.html");
  CHECK_THAT(page, Contains(observed_heading) &&
                       Contains("Does the model know more than simple rules"));

  place.write("seen.json",
              R"({"quantities": [{"quantity": "a", "words": "by hand"}]})");
  REQUIRE(place.shell("PROG report r.h5 --observed seen.json --out hand.html")
              .status == 0);
  CHECK_THAT(place.read("hand.html"),
             Contains("by hand") && !Contains("than simple rules"));
}

TEST_CASE("The verdict asks a question, and answers it", "[tools][report]") {
  Workplace place;
  make(place, "r.h5");
  REQUIRE(place.shell("PROG report r.h5").status == 0);
  const std::string page = place.read("r.html");
  CHECK_THAT(page,
             Contains("fare from 1945 to 2015? The model lived through these "
                      "years 3 times") &&
                 Contains("In 2015 there are") &&
                 Contains("This is no forecast"));

  REQUIRE(place.shell("PROG report r.h5 r.h5 --out two.html").status == 0);
  CHECK_THAT(place.read("two.html"),
             Contains("What does one scenario change in ") &&
                 Contains("more deals or fewer than the first is open"));
}

TEST_CASE("Intervals of a study are those of its points, not of its runs",
          "[tools][report]") {
  Workplace place;
  place.write("loss.toml",
              "extends = \"small.toml\"\nname = \"Loss\"\n"
              "[parameters]\ntrust.loss = 0.9\n");
  place.write("grid.toml",
              "name = \"Grid\"\nscenarios = [\"small.toml\", \"loss.toml\"]\n"
              "replicates = 9\n[[vary]]\nparameter = \"trust.gain\"\n"
              "values = [0.1, 0.2, 0.3, 0.4]\n");
  REQUIRE(place.shell("PROG sweep -q grid.toml").status == 0);
  REQUIRE(place.shell("PROG report grid.h5").status == 0);
  const std::string page = place.read("grid.html");
  CHECK_THAT(page, Contains("The mean over 4 design points is known better") &&
                       Contains("of 4 design points") &&
                       !Contains("of 36 paired runs"));
}

TEST_CASE("An empty file of claims or observations is refused",
          "[tools][report]") {
  Workplace place;
  make(place, "r.h5");
  place.write("empty.json", "");
  for (const std::string option : {"--claims", "--observed"}) {
    const Outcome told =
        place.shell("PROG report r.h5 " + option + " empty.json");
    CHECK(told.status == 3);
    CHECK_THAT(told.err, Contains("empty.json: holds no list of"));
  }
}

TEST_CASE("Results that keep the same observations have them once",
          "[tools][report]") {
  Workplace place;
  make(place, "one.h5");
  REQUIRE(place.shell("PROG observe one.h5 --resamples 100 --keep").status ==
          0);
  REQUIRE(place.shell("cp one.h5 two.h5").status == 0);
  const auto sections = [&](const std::string& results) {
    REQUIRE(place.shell("PROG report " + results + " --out p.html --force")
                .status == 0);
    const std::string page = place.read("p.html");
    std::size_t count = 0;
    for (std::size_t at = 0;
         (at = page.find("Does the model know more", at)) != std::string::npos;
         ++at)
      ++count;
    return count;
  };
  CHECK(sections("one.h5 two.h5") == 1);
  REQUIRE(place
              .shell("PROG run " + std::string{TWINNING_SOURCE} +
                     "/scenarios/uk-china.toml --replicates 4 --quiet --out "
                     "two.h5 --force && PROG observe two.h5 --resamples 100 "
                     "--keep")
              .status == 0);
  CHECK(sections("one.h5 two.h5") == 2);
}

TEST_CASE("What observe keeps and what it prints make the same section",
          "[tools][report]") {
  Workplace place;
  make(place, "r.h5");
  const std::string observe = "PROG observe r.h5 --resamples 100 ";
  REQUIRE(place.shell(observe + "--json --keep > seen.json").status == 0);
  REQUIRE(place.shell("PROG report r.h5 --out kept.html").status == 0);
  REQUIRE(place.shell("PROG report r.h5 --observed seen.json --out seen.html")
              .status == 0);
  std::string kept = place.read("kept.html");
  for (std::size_t at = 0; (at = kept.find("k0-", at)) != std::string::npos;)
    kept.replace(at, 3, "all-");
  CHECK(kept == place.read("seen.html"));
}

TEST_CASE("A result whose kept observations are damaged makes no page",
          "[tools][report]") {
  Workplace place;
  make(place, "r.h5");
  REQUIRE(place.shell("PROG observe r.h5 --resamples 100 --keep").status == 0);
  std::string bytes = place.read("r.h5");
  const std::size_t at = bytes.rfind("links signed");
  REQUIRE(at != std::string::npos);
  bytes[at] = 'L';
  place.write("r.h5", bytes);
  const Outcome told = place.shell("PROG report r.h5");
  CHECK(told.status == 3);
  CHECK_THAT(told.err,
             Contains("r.h5: what it keeps is damaged") && Contains("--keep"));
}
