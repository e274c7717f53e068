#include "output/report/svg_path.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "output/report/told_columns.hpp"

using namespace twinning::report;

TEST_CASE("A path takes few letters and ends where it should", "[report]") {
  SvgPath path;
  path.move({1, 2.04});
  path.line({1.5, 2});
  path.line({0.3, -2.25});
  path.close();
  CHECK(path.letters() == "M1 2l.5 0-1.2-4.3Z");
}

TEST_CASE("Lines that go straight on are one, and those that turn back are not",
          "[report]") {
  SvgPath path;
  path.move({0, 0});
  for (const double x : {1.0, 2.5, 3.0}) path.line({x, 0});
  CHECK(path.tenths_to({4, 0}) == 10);
  path.line({2, 0});
  path.move({9, 9});
  path.line({9, 10});
  CHECK(path.letters() == "M0 0l3 0-1 0M9 9l0 1");
}

TEST_CASE("A smooth path runs through the points of a great circle",
          "[report]") {
  // Its middle, a curve for 60 degrees at most, is where the great circle is.
  const auto way = great_circle({51.5, 0}, {31, 30});
  REQUIRE(way.size() == 7);
  const Projection map(way, 960, 420, 720);
  std::vector<Point> points;
  for (const Spot& each : way) points.push_back(map(each));
  const std::string path = smooth_path(points);
  double n[8];
  REQUIRE(std::sscanf(path.c_str(), "M%lf%lfc%lf%lf%lf%lf%lf%lf", n, n + 1,
                      n + 2, n + 3, n + 4, n + 5, n + 6, n + 7) == 8);
  const double x = n[0] + (3 * n[2] + 3 * n[4] + n[6]) / 8;
  const double y = n[1] + (3 * n[3] + 3 * n[5] + n[7]) / 8;
  CHECK(std::hypot(x - points[3].x, y - points[3].y) < 0.5);
  CHECK(std::hypot(n[0] + n[6] - points[6].x, n[1] + n[7] - points[6].y) < 0.2);
}

TEST_CASE("What a column tells as the one before did is not told again",
          "[report]") {
  ToldColumns told;
  told.add(10, 3.5, "1945\nactive: 1 <b>\nended: 0");
  told.add(13.5, 3.5, "1946\nactive: 2\nended: 0");
  told.add(17, 2, "1947\nother: 2");
  CHECK(told.letters() ==
        "\n\n10 3.5\n1945\nactive: 1 &lt;b&gt;\nended: 0"
        "\n\n13.5\n1946\n: 2\n=\n\n17 2\n1947\nother: 2");
}
