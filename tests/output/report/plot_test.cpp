#include "output/report/plot.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <limits>

#include "output/report/row_plot.hpp"
#include "output/report/town_names.hpp"

using namespace twinning::report;
using Catch::Contains;

TEST_CASE("Ticks are round numbers within the span", "[report]") {
  CHECK(ticks({0, 100}, 4) == std::vector<double>{0, 25, 50, 75, 100});
  CHECK(ticks({1945, 2015}, 6) == std::vector<double>{1960, 1980, 2000});
  CHECK(ticks({-3, 3}, 3) == std::vector<double>{-2, 0, 2});
}

TEST_CASE("A span begins at zero and holds all values that are known",
          "[report]") {
  constexpr double gap = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> values{3, gap, 7};
  CHECK(span_of(values).low == 0);
  CHECK(span_of(values).high == 7);
  CHECK(span_of(std::vector<double>{-2, 1}).low == -2);
  CHECK(span_of(std::vector<double>{gap}).high == 1);
}

TEST_CASE("A line has a gap where a value is missing", "[report]") {
  constexpr double gap = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> x{0, 1, 2, 3}, y{1, gap, 1, 1};
  Plot plot("a line", {0, 3}, {0, 1});
  plot.line(x, y, "r0");
  const std::string svg = plot.svg();
  const std::string path = svg.substr(svg.find(" d=\""));
  CHECK(std::count(path.begin(), path.end(), 'M') == 2);
  CHECK_THAT(svg, !Contains("nan"));
}

TEST_CASE("Names at the ends of lines never lie over one another", "[report]") {
  Plot plot("ends", {0, 1}, {0, 100});
  plot.ends(1, {{0.1, "one", ""}, {0.2, "two", ""}, {0.3, "three", ""}});
  const std::string svg = plot.svg();
  std::vector<double> places;
  for (std::size_t at = svg.find("class=\"end"); at != std::string::npos;
       at = svg.find("class=\"end", at + 1))
    places.push_back(std::stod(svg.substr(svg.find(" y=\"", at) + 4)));
  REQUIRE(places.size() == 3);
  CHECK(places[1] - places[0] >= 14);
  CHECK(places[2] - places[1] >= 14);
}

TEST_CASE("The mark of a row does not reach into the name above it",
          "[report]") {
  const std::string svg =
      RowPlot(
          "rows", {-2, 2},
          {{.name = "one", .classes = "open", .low = -1, .at = 0, .high = 1}})
          .svg();
  const auto number_after = [&](const std::string& element, const char* name) {
    const std::size_t at = svg.find(element);
    REQUIRE(at != std::string::npos);
    return std::stod(svg.substr(svg.find(name, at) + std::strlen(name)));
  };
  const double mark = number_after("<line class=\"base\"", " y2=\"");
  const double name = number_after("<text class=\"row\"", " y=\"");
  CHECK(mark > name + 4);  // letters such as g reach so far down
}

TEST_CASE("A name is turned where a telephone has no room at its right",
          "[report]") {
  const auto named = [](double x) {
    TownNames names(960);
    names.add("Wuhan", {x, 100});
    return names.svg();
  };
  CHECK_THAT(named(800), Contains("alone\""));
  CHECK_THAT(named(852), Contains("alone turn\""));
}

TEST_CASE("Words in a plot are escaped", "[report]") {
  Plot plot("<x>", {0, 1}, {0, 1});
  plot.words(0, 0, "</svg><script>", "tick");
  plot.tells(0, 1, "a & b");
  CHECK_THAT(plot.svg(), !Contains("<script>"));
  CHECK_THAT(plot.svg(), Contains("a &amp; b"));
  CHECK_THAT(plot.svg(), Contains("aria-label=\"&lt;x&gt;\""));
}
