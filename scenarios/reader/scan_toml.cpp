#include "scenarios/reader/scan_toml.hpp"

#include <array>
#include <cctype>
#include <optional>
#include <string_view>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/excerpt.hpp"
#include "scenarios/reader/toml_hints.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::size_t deepest = 32;     ///< brackets within brackets
constexpr std::size_t most_parts = 32;  ///< of a dotted key
constexpr std::size_t most_keys = 50'000;
constexpr std::size_t most_items = 200'000;  ///< of lists and tables in a line

/// One pass over the text.  Each function starts at `at_` and leaves it after
/// what it has read; false says that a fault was told and reading ends.
class Scanner {
 public:
  Scanner(const Source& source, Problems& problems)
      : source_{source},
        problems_{problems},
        text_{source.text},
        at_{byte_order_mark(source.text)} {}

  std::vector<Statement> all() {
    while (at_ < text_.size() && statement()) continue;
    return std::move(statements_);
  }

 private:
  bool refuse(std::size_t offset, std::string message) {
    problems_.add({&source_, offset}, std::move(message));
    return false;
  }

  [[nodiscard]] char now() const {
    return at_ < text_.size() ? text_[at_] : '\n';
  }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  void skip_blanks() {
    while (now() == ' ' || now() == '\t' || now() == '\r') ++at_;
  }
  void skip_comment() {
    if (now() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
  }

  /// One more of what a file may have so many of.
  bool count(std::size_t& there, std::size_t most, std::string_view what) {
    return ++there <= most ||
           refuse(std::min(at_, text_.size()),
                  text("more than {} {}, the limit of a file",
                       with_commas(static_cast<long long>(most)), what));
  }

  bool statement() {
    skip_blanks();
    skip_comment();
    if (now() == '\n') return ++at_, true;
    return now() == '[' ? header() : key_and_value();
  }

  bool header() {
    const std::size_t begin = at_;
    while (now() == '[') ++at_;
    const std::size_t first = at_;
    if (!key("]")) return false;
    if (now() != ']')
      return refuse(begin,
                    "this '[' is never closed; a table is written "
                    "[name] on a line of its own");
    table_ = text_.substr(first, at_ - first);
    statements_.push_back({first, table_, ""});
    if (!count(keys_, most_keys, "keys")) return false;
    while (now() == ']') ++at_;
    return rest_of_line();
  }

  bool key_and_value() {
    const std::size_t begin = at_;
    if (!key("=")) return false;
    if (now() != '=')
      return refuse(begin, text("'=' is missing after this key{}",
                                other_language(text_)));
    std::size_t end = at_;
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t'))
      --end;
    const std::string_view name = text_.substr(begin, end - begin);
    statements_.push_back({begin, table_, std::string{name}});
    if (!count(keys_, most_keys, "keys")) return false;
    ++at_;
    skip_blanks();
    if (now() == '\n' || now() == '#')
      return refuse(std::min(at_, text_.size()),
                    text("the key '{}' has no value", shown(name, 60)));
    return value();
  }

  /// A key with its dots, up to one of `ends` or the end of the line.
  bool key(std::string_view ends) {
    std::size_t parts = 1;
    for (; now() != '\n' && ends.find(now()) == ends.npos; ++at_) {
      if (now() == '#') return true;
      if (now() == '"' || now() == '\'') {
        if (!string()) return false;
        --at_;
      } else if (now() == '.' && ++parts > most_parts) {
        return refuse(at_,
                      text("a dotted key of more than {} parts", most_parts));
      } else if (static_cast<unsigned char>(now()) >= 0x80) {
        return refuse(at_, foreign_letter(text_.substr(at_), true));
      }
    }
    return true;
  }

  /// A value up to the end of its line, or of the line its brackets close in.
  bool value() {
    std::vector<std::size_t> open;
    std::size_t dots = 0;
    for (; !at_end(); ++at_) {
      const char letter = now();
      if (letter == '\n' && open.empty()) return true;
      if (letter == '#') {
        skip_comment();
        --at_;
      } else if (letter == '"' || letter == '\'') {
        if (!string()) return false;
        --at_;
      } else if (letter == '[' || letter == '{') {
        open.push_back(at_);
        if (open.size() > deepest)
          return refuse(at_,
                        text("values are nested more than {} deep", deepest));
      } else if ((letter == ']' || letter == '}') && !open.empty()) {
        open.pop_back();
      } else if (letter == '.' && ++dots > most_parts) {
        return refuse(at_,
                      text("a dotted key of more than {} parts", most_parts));
      } else if (static_cast<unsigned char>(letter) >= 0x80) {
        return refuse(at_, foreign_letter(text_.substr(at_), false));
      }
      if (letter == ',' || letter == '=' || letter == '\n') dots = 0;
      if (letter == '=' && !count(keys_, most_keys, "keys")) return false;
      if (letter == ',' && !count(items_, most_items, "values in lists"))
        return false;
    }
    if (!open.empty())
      return refuse(open.back(),
                    text("this '{}' is never closed", text_[open.back()]));
    return true;
  }

  /// A string of any of the four kinds, with its quotes.
  bool string() {
    const std::size_t begin = at_;
    const char quote = now();
    const std::string three(3, quote);
    const bool is_long = text_.substr(at_).starts_with(three);
    at_ += is_long ? 3 : 1;
    for (; !at_end(); ++at_) {
      if (now() == '\n' && !is_long) break;
      if (now() == '\\' && quote == '"') {
        ++at_;
      } else if (is_long && text_.substr(at_).starts_with(three)) {
        at_ += 3;
        while (!at_end() && now() == quote) ++at_;
        return true;
      } else if (!is_long && now() == quote) {
        return ++at_, true;
      }
    }
    return refuse(begin, "the string that begins here is never closed");
  }

  bool rest_of_line() {
    skip_blanks();
    skip_comment();
    if (now() != '\n')
      return refuse(at_, "nothing may follow a table's name on its line");
    return true;
  }

  const Source& source_;
  Problems& problems_;
  std::string_view text_;
  std::size_t at_;
  std::string table_;
  std::size_t keys_ = 0, items_ = 0;
  std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> scan_toml(const Source& source, Problems& problems) {
  return Scanner(source, problems).all();
}

}  // namespace twinning
