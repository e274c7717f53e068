#include "output/answer_pipe.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace twinning {
namespace {

/// Bytes that short answers are sent and read at once.
constexpr std::size_t at_once = std::size_t{1} << 16;

void send_bytes(int pipe, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const auto sent = ::write(pipe, at, size);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) ::_exit(1);  // nobody listens any more
    at += sent;
    size -= std::size_t(sent);
  }
}

void send_size(int pipe, std::size_t size) {
  const std::uint64_t number = size;
  send_bytes(pipe, &number, sizeof number);
}

void send_text(int pipe, std::string_view words) {
  send_size(pipe, words.size());
  send_bytes(pipe, words.data(), words.size());
}

/// Texts, some thousands at a time: a file may hold millions of short ones.
void send_texts(int pipe, const std::vector<std::string>& texts) {
  std::string waiting;
  for (const std::string& one : texts) {
    const std::uint64_t length = one.size();
    waiting.append(reinterpret_cast<const char*>(&length), sizeof length);
    waiting += one;
    if (waiting.size() < at_once) continue;
    send_bytes(pipe, waiting.data(), waiting.size());
    waiting.clear();
  }
  send_bytes(pipe, waiting.data(), waiting.size());
}

/// Lets long columns lie in large pages where the system has them: to touch
/// them page by page takes longer than to read them.
void prefer_large_pages(void* from, std::size_t bytes) {
  constexpr std::size_t large = std::size_t{1} << 21;
  std::size_t left = bytes;
  if (std::align(large, large, from, left))
    (void)::madvise(from, left, MADV_HUGEPAGE);
}

/// Room for elements of a type, with the memory that there is.
template <class Element>
std::vector<Element>& emptied(Values& values) {
  auto* const same = std::get_if<std::vector<Element>>(&values);
  if (!same) return values.emplace<std::vector<Element>>();
  same->clear();
  return *same;
}

}  // namespace

void send_answer(int pipe, std::string_view name, const Values& values) {
  send_text(pipe, name);
  send_size(pipe, values.index());
  send_size(pipe, size_of(values));
  std::visit(
      [&](const auto& each) {
        if constexpr (std::is_same_v<decltype(each),
                                     const std::vector<std::string>&>) {
          send_texts(pipe, each);
        } else {
          send_bytes(pipe, each.data(), each.size() * sizeof(each[0]));
        }
      },
      values);
}

/// Moves what is left of what was heard to the front, where numbers may begin.
void Listener::move_up() {
  heard_.resize(at_once);
  std::memmove(heard_.data(), heard_.data() + begin_, end_ - begin_);
  end_ -= std::exchange(begin_, 0);
}

/// Waits for something to read, as long as patience lasts.
bool Listener::wait() {
  using Clock = std::chrono::steady_clock;
  while (patience_.count() > 0) {
    const auto begin = Clock::now();
    pollfd wanted{pipe_, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, int(patience_.count()));
    const bool interrupted = ready < 0 && errno == EINTR;
    patience_ -= std::chrono::duration_cast<Milliseconds>(Clock::now() - begin);
    if (!interrupted) return ready > 0;
  }
  return false;
}

bool Listener::listen() {
  move_up();
  while (true) {
    if (!wait()) {
      late_ = true;
      return false;
    }
    const auto got = ::read(pipe_, heard_.data() + end_, heard_.size() - end_);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    end_ += std::size_t(got);
    return true;
  }
}

bool Listener::bytes(void* to, std::size_t size) {
  char* at = static_cast<char*>(to);
  while (size > 0) {
    if (begin_ == end_ && !listen()) return false;
    const std::size_t some = std::min(size, end_ - begin_);
    std::memcpy(at, heard_.data() + begin_, some);
    begin_ += some;
    at += some;
    size -= some;
  }
  return true;
}

/// A number of units, which together may be as large as a child.
bool Listener::size(std::uint64_t& number, std::size_t unit) {
  return bytes(&number, sizeof number) && number <= most_ / unit;
}

bool Listener::words(std::string& to) {
  std::uint64_t length = 0;
  if (!size(length)) return false;
  to.resize(length);
  return bytes(to.data(), length);
}

template <class Number>
bool Listener::numbers(std::vector<Number>& values) {
  std::uint64_t count = 0;
  if (!size(count, sizeof(Number))) return false;
  values.reserve(count);
  prefer_large_pages(values.data(), count * sizeof(Number));
  // Not resized first, which would write all of it twice.
  move_up();
  while (values.size() < count) {
    const std::size_t some =
        std::min(count - values.size(), (end_ - begin_) / sizeof(Number));
    if (some == 0 && !listen()) return false;
    const auto* const first =
        reinterpret_cast<const Number*>(heard_.data() + begin_);
    values.insert(values.end(), first, first + some);
    begin_ += some * sizeof(Number);
  }
  return true;
}

bool Listener::texts(std::vector<std::string>& values) {
  std::uint64_t count = 0;
  if (!size(count, sizeof(std::string))) return false;
  values.resize(count);
  return std::ranges::all_of(values,
                             [&](std::string& each) { return words(each); });
}

bool Listener::answer(std::string& name, Values& values) {
  std::uint64_t kind = 0;
  if (!words(name) || !bytes(&kind, sizeof kind)) return false;
  switch (Cell(kind)) {
    case Cell::float64:
      return numbers(emptied<double>(values));
    case Cell::int64:
      return numbers(emptied<std::int64_t>(values));
    case Cell::int32:
      return numbers(emptied<std::int32_t>(values));
    case Cell::uint8:
      return numbers(emptied<std::uint8_t>(values));
    case Cell::text:
      return texts(emptied<std::string>(values));
  }
  return false;
}

}  // namespace twinning
