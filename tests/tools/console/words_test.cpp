#include "tools/console/words.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tools/console/csv.hpp"
#include "tools/console/faults.hpp"

using namespace twinning;

TEST_CASE("Prose is wrapped between words and counted in letters", "[tools]") {
  CHECK(wrapped("one two three", 2, 9) == "  one two\n  three\n");
  CHECK(wrapped("é é é", 0, 3) == "é é\né\n");
  CHECK(wrapped("unbreakable", 0, 4) == "unbreakable\n");
}

TEST_CASE("A command line can be given to a shell again", "[tools]") {
  const std::vector<std::string> words{"a b.toml", "it's", "--set", "x=\"y\"",
                                       ""};
  CHECK(shell_line("run", words) ==
        "twinning run 'a b.toml' 'it'\\''s' --set 'x=\"y\"' ''");
}

TEST_CASE("Sizes and durations are told in the unit that fits", "[tools]") {
  CHECK(bytes(999) == "999 bytes");
  CHECK(bytes(1500) == "1.5 kB");
  CHECK(bytes(14.4e6) == "14 MB");
  CHECK(duration(0.2) == "under 1 s");
  CHECK(duration(75) == "75 s");
  CHECK(duration(600) == "10 min");
  CHECK(duration(9000) == "2 h 30 min");
  CHECK(duration(INFINITY) == "years");
  CHECK(rounded(1234.6) == "1,235");
  CHECK(rounded(0.4321) == "0.43");
  CHECK(rounded(NAN) == "–");
}

TEST_CASE("A cell that looks like a formula is a text", "[tools]") {
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"x\"") == "\"say \"\"x\"\"\"");
  for (const std::string begin : {"=", "+", "-", "@", "\t"})
    CHECK(csv_cell(begin + "1") == "'" + begin + "1");
  CHECK(csv_cell("\rx") == "\"'\rx\"");
}

TEST_CASE("The faults of a message are found with their places", "[tools]") {
  const auto faults = faults_of(
      "a.toml:4:8: trust.gain must be a number: why\n    gain = 7\n"
      "           ^\nC:/b.toml:5:1: no key\nnofile: there is no such file\n");
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].file == "a.toml");
  CHECK(faults[0].line == 4);
  CHECK(faults[0].column == 8);
  CHECK(faults[0].message == "trust.gain must be a number: why");
  CHECK(faults[0].excerpt == "    gain = 7\n           ^\n");
  CHECK(faults[1].file == "C:/b.toml");
  CHECK(faults[1].line == 5);
  CHECK(faults[2].file.empty());
  CHECK(faults[2].message == "nofile: there is no such file");
}
