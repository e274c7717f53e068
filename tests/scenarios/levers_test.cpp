#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;
using Catch::Contains;

namespace {

Scenario with_lever(const std::string& keys) {
  return SmallWorld{"[[levers]]\nname = \"it\"\n" + keys}.read();
}

std::string fault(const std::string& keys) {
  const Outcome told = outcome([&] { return with_lever(keys); });
  CHECK(told.exit == 3);
  return told.message;
}

}  // namespace

TEST_CASE("A lever acts on what it names, from its year to the end",
          "[reader][levers]") {
  const Lever lever =
      with_lever(
          "lever = \"coordination\"\nfrom = 1995\nat_least = 0.9\n"
          "blocs = [\"UK\"]\ncities = [\"Chengdu\", 5]\n")
          .levers.at(0);

  CHECK(lever.quantity == Quantity::coordination);
  CHECK(lever.operation == Operation::at_least);
  CHECK(lever.amount == Path{0.9});
  CHECK(lever.from == 1995);
  CHECK(lever.to == never);
  CHECK(lever.blocs == std::vector{BlocId{0}});
  CHECK(lever.cities == std::vector{CityId{1}, CityId{4}});
}

TEST_CASE("A lever without a first year acts from the start",
          "[reader][levers]") {
  const Lever lever =
      with_lever(
          "lever = \"funding\"\nmultiply = [[1990, 1], [1995, 2]]\n"
          "relations = [\"UK-Europe\"]\nto = 1998\n")
          .levers.at(0);
  CHECK(lever.from == 1990);
  CHECK(lever.to == 1998);
  CHECK(lever.amount.at(1996) == 2);
  CHECK(lever.relations == std::vector{RelationId{1}});
}

TEST_CASE("An event befalls the links it names", "[reader][levers]") {
  const Lever lever = with_lever(
                          "lever = \"end_link\"\nfrom = 1996\n"
                          "links = [[\"York\", \"Lyon\"], [1, 2]]\n")
                          .levers.at(0);
  CHECK(lever.operation == Operation::event);
  CHECK(lever.amount.points.empty());
  REQUIRE(lever.links.size() == 2);
  CHECK(lever.links[0] == std::pair(CityId{2}, CityId{3}));
  CHECK(lever.links[1] == std::pair(CityId{0}, CityId{1}));
}

TEST_CASE("A lever is refused that cannot do what it is asked",
          "[reader][levers]") {
  CHECK_THAT(fault("lever = \"fundin\"\n"),
             Contains("did you mean 'funding'?"));
  CHECK_THAT(fault("lever = \"funding\"\n"), Contains("needs one of multiply"));
  CHECK_THAT(fault("lever = \"climate\"\nadd = 1\nset = 1\n"),
             Contains("needs only one of add, set"));
  CHECK_THAT(fault("lever = \"funding\"\nset = 1\n"),
             Contains(":27:7: the lever funding cannot set; it has multiply"));
  CHECK_THAT(fault("lever = \"access\"\nmultiply = 1\nblocs = [\"UK\"]\n"),
             Contains("cannot be confined by blocs; it has relations"));
  CHECK_THAT(fault("lever = \"climate\"\nset = 3\n"),
             Contains("must be a number from -2 to 2"));
  CHECK_THAT(
      fault("lever = \"funding\"\nmultiply = 1\nfrom = 2000\nto = 1999\n"),
      Contains("to 1999 is before from 2000"));
  CHECK_THAT(fault("lever = \"funding\"\nmultiply = 1\nblocs = []\n"),
             Contains("at least one"));
  CHECK_THAT(fault("lever = \"funding\"\nmultiply = 1\nblocs = [\"Chine\"]\n"),
             Contains("did you mean 'China'?"));
  CHECK_THAT(fault("lever = \"funding\"\nmultiply = 1\ncities = [\"Yorck\"]\n"),
             Contains("is called 'Yorck'; did you mean 'York'?"));
  CHECK_THAT(fault("lever = \"funding\"\nmultiply = 1\ncities = [\"Leeds\"]\n"),
             Contains("2 cities are called 'Leeds'; give the code"));
  CHECK_THAT(fault("lever = \"funding\"\nmultiply = 1\ncities = [9]\n"),
             Contains("has the code 9"));
}

TEST_CASE("An event is refused without year or links, or between strangers",
          "[reader][levers]") {
  CHECK_THAT(fault("lever = \"sign_link\"\nlinks = [[1, 2]]\n"),
             Contains("needs from"));
  CHECK_THAT(fault("lever = \"sign_link\"\nfrom = 1995\n"),
             Contains("needs links"));
  CHECK_THAT(fault("lever = \"sign_link\"\nfrom = 1995\nto = 1996\n"
                   "links = [[1, 2]]\n"),
             Contains("has no `to`"));
  CHECK_THAT(fault("lever = \"sign_link\"\nfrom = 1995\nmultiply = 2\n"
                   "links = [[1, 2]]\n"),
             Contains("has no amount"));
  CHECK_THAT(fault("lever = \"sign_link\"\nfrom = 1995\nlinks = [[1, 3]]\n"),
             Contains("no relation"));
  CHECK_THAT(fault("lever = \"sign_link\"\nfrom = 1995\nlinks = [[1, 1]]\n"),
             Contains("itself"));
  CHECK_THAT(fault("lever = \"sign_link\"\nfrom = 1995\nlinks = [1, 2]\n"),
             Contains("two cities"));
}

TEST_CASE("Two levers cannot bear one name", "[reader][levers]") {
  CHECK_THAT(fault("lever = \"funding\"\nmultiply = 1\n"
                   "[[levers]]\nname = \"it\"\nlever = \"access\"\n"
                   "multiply = 1\n"),
             Contains(":29:8: two levers are called 'it'"));
}
