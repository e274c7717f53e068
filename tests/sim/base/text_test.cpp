#include "sim/base/text.hpp"

#include <array>
#include <catch2/catch.hpp>

namespace twinning {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("A text has one line more than it has ends of lines", "[text]") {
  CHECK(split_lines("") == Lines{""});
  CHECK(split_lines("one") == Lines{"one"});
  CHECK(split_lines("one\n\ntwo\n") == Lines{"one", "", "two", ""});
}

TEST_CASE("Numbers have a comma between thousands", "[text]") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(-999) == "-999");
  CHECK(with_commas(1000) == "1,000");
  CHECK(with_commas(-1234567) == "-1,234,567");
}

TEST_CASE("Nothing that is shown can command a terminal", "[text]") {
  CHECK(shown("Chișinău 重庆") == "Chișinău 重庆");
  CHECK(shown("\x1b[31m\r\n\x7f") == "\\x1b[31m\\x0d\\x0a\\x7f");
  CHECK(shown("\xc2\x9b") == "\\xc2\\x9b");
  CHECK(shown("\xe9t\xc3") == "\\xe9t\\xc3");
  CHECK(shown("\xc0\x80\xed\xa0\x80") == "\\xc0\\x80\\xed\\xa0\\x80");
}

TEST_CASE("What is shown ends soon, and between letters", "[text]") {
  CHECK(shown("abcdef", 6) == "abcdef");
  CHECK(shown("abcdefg", 6) == "abcdef…");
  CHECK(shown("重庆重庆", 4) == "重庆…");
}

TEST_CASE("A name is nearest if a third of it at most is written otherwise",
          "[text]") {
  constexpr std::array<std::string_view, 3> known{"gain", "grant", "barrier"};
  CHECK(nearest_name("gian", known) == "gain");
  CHECK(nearest_name("barriar", known) == "barrier");
  CHECK(nearest_name("bridge", known).empty());
  CHECK(nearest_name(std::string(101, 'g'), known).empty());
}

TEST_CASE("A name is meant by its beginning, and by its halves turned",
          "[text]") {
  constexpr std::array<std::string_view, 4> known{
      "Newcastle upon Tyne", "Bradford", "UK-China", "UK-Europe"};
  CHECK(nearest_name("Newcastle", known) == "Newcastle upon Tyne");
  CHECK(nearest_name("Europe-UK", known) == "UK-Europe");
  CHECK(nearest_name("New", known).empty());
  CHECK(nearest_name("UK-C", known) == "UK-China");
  constexpr std::array<std::string_view, 2> two{"Newcastle upon Tyne",
                                                "Newcastle under Lyme"};
  CHECK(nearest_name("Newcastle", two).empty());
}

}  // namespace
}  // namespace twinning
