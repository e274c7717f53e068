#include <catch2/catch.hpp>

#include "output/results.hpp"
#include "output/science_hash.hpp"
#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;
using test::Scratch;

namespace {

/// Reads all of a file: the hash of what it says, or "refused".  A crash of
/// the reader is a refusal too; one of this process ends the tests.
std::string verdict(const std::filesystem::path& file) {
  try {
    const Results results(file);
    const std::string said = results.axes().title + results.sources()[1].text;
    return science_hash(file) + said;
  } catch (const UserError&) {
    return "refused";
  }
}

/// Damages every `step`-th byte in turn.
void damage_every(std::size_t step, std::size_t start) {
  const Scratch place;
  test::make_result(place / "x.h5", 6);
  const std::string whole = test::bytes_of(place / "x.h5");
  const std::string wanted = verdict(place / "x.h5");
  REQUIRE(wanted != "refused");
  std::size_t refused = 0;
  for (std::size_t at = start; at < whole.size(); at += step) {
    std::string bytes = whole;
    bytes[at] = char(std::uint8_t(bytes[at]) ^ (1 + at % 255));
    test::write_bytes(place / "y.h5", bytes);
    const std::string said = verdict(place / "y.h5");
    INFO("byte " << at << " of " << whole.size());
    CHECK((said == "refused" || said == wanted));
    refused += said == "refused";
  }
  CHECK(refused > 0);
}

}  // namespace

TEST_CASE("A damaged byte is told or does no harm", "[output]") {
  damage_every(997, 3);
}

TEST_CASE("Any damaged byte is told or does no harm",
          "[output][damage][slow]") {
  damage_every(37, 0);
}

TEST_CASE("A file cut short is refused", "[output]") {
  const Scratch place;
  test::make_result(place / "x.h5", 6);
  const std::string whole = test::bytes_of(place / "x.h5");
  for (std::size_t length = 0; length < whole.size();
       length += whole.size() / 23) {
    test::write_bytes(place / "y.h5", whole.substr(0, length));
    INFO(length);
    CHECK(verdict(place / "y.h5") == "refused");
  }
}
