#include "scenarios/reader/problems.hpp"

#include <catch2/catch.hpp>

#include "scenarios/reader/excerpt.hpp"
#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

std::string told(const Problems& problems) {
  return outcome([&] { return problems.throw_if_any(), 0; }).message;
}

}  // namespace

TEST_CASE("A fault shows its line and a caret under it", "[reader][problems]") {
  Problems problems;
  const Source& source =
      problems.keep({.name = "x.toml", .text = "a = 1\nbc = 2\n"});
  problems.add({&source, 11}, "too small");
  CHECK(told(problems) == "x.toml:2:6: too small\n    bc = 2\n         ^");
}

TEST_CASE("Columns count letters, and a caret stands under its letter",
          "[reader][problems]") {
  const std::string text = "\tZürich = \"\x1b\" x";
  const Excerpt excerpt = excerpt_at(text, text.size() - 1);
  CHECK(excerpt.line == " Zürich = \"\\x1b\" x");
  CHECK(excerpt.column == 15);
  CHECK(excerpt.before_caret == 17);

  CHECK(excerpt_at("a\xe2\x80\xae"
                   "b",
                   4)
            .line == "a<U+202E>b");
  CHECK(excerpt_at("a\r\nb", 0).line == "a");
  CHECK(excerpt_at("", 0).column == 1);
}

TEST_CASE("A long line is shortened around its fault", "[reader][problems]") {
  const std::string text =
      std::string(100'000, 'x') + "!" + std::string(100'000, 'y');
  const Excerpt excerpt = excerpt_at(text, 100'000);
  CHECK(excerpt.line.size() < 200);
  CHECK(excerpt.column == 100'001);
  // The ellipsis before the fault takes three bytes and one column.
  CHECK(excerpt.line[excerpt.before_caret + 2] == '!');
}

TEST_CASE("Faults are told by file and then by line", "[reader][problems]") {
  Problems problems;
  const Source& first = problems.keep({.name = "a", .text = "1\n2\n3\n"});
  const Source& second = problems.keep({.name = "b", .text = "1\n"});
  problems.add({&second, 0}, "fourth");
  problems.add({&first, 4}, "third");
  problems.add({&first, 0}, "first");
  problems.add({&first, 2}, "second");

  const std::string all = told(problems);
  CHECK(all.find("a:1:1: first") < all.find("a:2:1: second"));
  CHECK(all.find("a:2:1: second") < all.find("a:3:1: third"));
  CHECK(all.find("a:3:1: third") < all.find("b:1:1: fourth"));
}

TEST_CASE("Only fifty different faults are shown, and all are counted",
          "[reader][problems]") {
  Problems problems;
  const Source& source =
      problems.keep({.name = "a", .text = std::string(30'000, '\n')});
  for (std::size_t i = 0; i < 30'000; ++i)
    problems.add({&source, i}, "fault " + std::to_string(i));

  const std::string all = told(problems);
  CHECK(all.find("fault 49\n") != std::string::npos);
  CHECK(all.find("fault 50\n") == std::string::npos);
  CHECK(all.find("and 29,950 more faults") != std::string::npos);
}

TEST_CASE("The exit status is that of bad input before that of a file",
          "[reader][problems]") {
  Problems problems;
  const Source& source = problems.keep({.name = "a", .text = "1\n"});
  const auto exit = [&] {
    return outcome([&] { return problems.throw_if_any(), 0; }).exit;
  };
  CHECK(exit() == 0);
  problems.add({&source, 0}, "no file", Fault::file);
  CHECK(exit() == 4);
  problems.add({&source, 0}, "bad", Fault::input);
  CHECK(exit() == 3);
}
