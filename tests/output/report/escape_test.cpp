#include "output/report/escape.hpp"

#include <catch2/catch.hpp>

using namespace twinning::report;

TEST_CASE("What has a meaning in HTML is written as a reference", "[report]") {
  CHECK(escaped("<b a=\"1\" c='2'>&") ==
        "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
  CHECK(escaped("Zürich 成都 🏙") == "Zürich 成都 🏙");
  CHECK(isolated("a<b") == "<bdi>a&lt;b</bdi>");
}

TEST_CASE("Bytes that are no UTF-8 and characters that steer become U+FFFD",
          "[report]") {
  CHECK(escaped("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(escaped("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");  // overlong
  CHECK(escaped("\xED\xA0\x80") ==
        "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
  CHECK(escaped("\x1B[31m") == "\xEF\xBF\xBD[31m");
  CHECK(escaped("a\u202Eb") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(escaped("cut \xE6\x88") == "cut \xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("JSON in a page cannot end its element", "[report]") {
  CHECK(json_in_html(R"({"a":"</script><!--"})") ==
        R"({"a":"\u003c/script>\u003c!--"})");
}

TEST_CASE("A slug is fit for identifiers and file names", "[report]") {
  CHECK(slug("UK-China") == "UK-China");
  CHECK(slug("../etc/passwd x") == "etc-passwd-x");
  CHECK(slug("成都") == "x");
}
