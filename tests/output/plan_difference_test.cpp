#include "output/plan_difference.hpp"

#include <catch2/catch.hpp>

using namespace twinning;

TEST_CASE("Two resolved texts differ in keys that are told by their names",
          "[output]") {
  const std::string here =
      "name = \"a\"\n\n[time]\nend = 2015\n\n[parameters]\ntrust.gain = 0.4\n";
  std::string there = here;
  CHECK(difference_of_texts(here, there).empty());
  CHECK(difference_of_texts(here, "name = \"b\"" + here.substr(10)).empty());

  there.replace(there.find("0.4"), 3, "0.3");
  CHECK(difference_of_texts(here, there) ==
        "trust.gain is 0.4 here and 0.3 there");
  there.replace(there.find("2015"), 4, "2010");
  CHECK(difference_of_texts(here, there) ==
        "time.end is 2015 here and 2010 there, "
        "trust.gain is 0.4 here and 0.3 there");
}

TEST_CASE("Of tables among several it is told which one differs", "[output]") {
  const auto lever = [](const std::string& name, const std::string& value) {
    return "\n[[levers]]\nname = \"" + name + "\"\nmultiply = " + value + "\n";
  };
  const std::string here = lever("a", "1.0") + lever("b", "2.0");
  CHECK(difference_of_texts(here, lever("a", "1.0") + lever("b", "3.0")) ==
        "levers(\"b\").multiply is 2.0 here and 3.0 there");
  CHECK(difference_of_texts(here, lever("a", "1.0")) ==
        "levers(\"b\").name is only here (\"b\"), "
        "levers(\"b\").multiply is only here (2.0)");
}
