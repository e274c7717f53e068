#include "scenarios/reader/csv.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/reader/encoding.hpp"
#include "sim/base/letters.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::size_t longest_field = 10'000;
constexpr std::size_t most_fields = 1'000;  ///< of a row

bool is_plain(char letter) { return letter >= 0x20 && letter < 0x7f; }

}  // namespace

CsvReader::CsvReader(const Source& source, Problems& problems)
    : source_{source},
      problems_{problems},
      text_{source.text},
      at_{byte_order_mark(source.text)} {}

bool CsvReader::refuse(std::size_t offset, std::string message) {
  problems_.add(place(offset), std::move(message));
  return false;
}

bool CsvReader::next() {
  fields_.clear();
  unescaped_.clear();
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'))
    ++at_;
  if (at_ >= text_.size()) return false;

  while (true) {
    if (at_ < text_.size() && text_[at_] == '"') {
      if (!quoted_field()) return false;
    } else {
      unquoted_field();
    }
    if (at_ >= text_.size() || text_[at_] != ',') break;
    if (fields_.size() == most_fields)
      return refuse(at_, text("a row of more than {} fields, the limit",
                              with_commas(most_fields)));
    ++at_;
  }
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size()) ++at_;
  return true;
}

void CsvReader::unquoted_field() {
  const std::size_t begin = at_;
  bool plain = true;
  std::size_t quote = text_.npos;
  for (; at_ < text_.size(); ++at_) {
    const char letter = text_[at_];
    if (letter == ',' || letter == '\n' || letter == '\r') break;
    plain = plain && is_plain(letter);
    if (letter == '"' && quote == text_.npos) quote = at_;
  }
  keep(text_.substr(begin, at_ - begin), begin, plain);
  if (quote == text_.npos || fields_.back().bad) return;
  fields_.back().bad = true;
  refuse(quote,
         "a quote inside a field that does not begin with one; put the whole "
         "field in quotes and double the quotes inside it");
}

bool CsvReader::quoted_field() {
  const std::size_t begin = at_++;
  bool plain = true;
  bool doubled = false;
  for (; at_ < text_.size(); ++at_) {
    plain = plain && is_plain(text_[at_]);
    if (text_[at_] != '"') continue;
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
    doubled = true;
    ++at_;
  }
  if (at_ >= text_.size())
    return refuse(begin, "the quote that opens here is never closed");

  const std::string_view inside = text_.substr(begin + 1, at_ - begin - 1);
  ++at_;
  if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' &&
      text_[at_] != '\r')
    return refuse(begin,
                  "the quoted field that opens here is closed in the middle of "
                  "a field; is its closing quote missing?");
  if (!doubled) {
    keep(inside, begin, plain);
    return true;
  }
  std::string& out = unescaped_.emplace_back();
  for (std::size_t i = 0; i < inside.size(); ++i) {
    out += inside[i];
    if (inside[i] == '"') ++i;
  }
  keep(out, begin, plain);
  return true;
}

void CsvReader::keep(std::string_view text, std::size_t offset, bool plain) {
  fields_.push_back({text, offset});
  check(fields_.back(), plain);
}

void CsvReader::check(Field& field, bool plain) {
  const std::string_view text = field.text;
  const auto bad = [&](std::size_t offset, std::string message) {
    field.bad = true;
    refuse(offset, std::move(message));
  };
  if (text.empty()) return;
  if (text.size() > longest_field)
    return bad(field.offset,
               twinning::text("a field of {} bytes, above the limit of {}",
                              with_commas(static_cast<long long>(text.size())),
                              with_commas(longest_field)));
  if (text.front() == ' ' || text.back() == ' ')
    return bad(field.offset, twinning::text("spaces around '{}'; remove them",
                                            shown(text, 60)));
  if (plain) return;
  for (std::size_t at = 0; at < text.size(); at += letter_length(text, at)) {
    const char32_t point = code_point(text.substr(at));
    if (point == '\n' || point == '\r' || !is_invisible(point)) continue;
    return bad(field.offset + at,
               point < 0x80
                   ? twinning::text("the control character {}; delete it",
                                    shown(text.substr(at, 1)))
                   : twinning::text("the invisible character {}; delete it",
                                    letter_name(text.substr(at))));
  }
}

}  // namespace twinning
