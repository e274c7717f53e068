#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

namespace twinning {

/// One column of a table: numbers in a row, aligned for the widest registers.
/// Filling it anew keeps its memory, so that a run after the first allocates
/// nothing.
///
/// The lanes' code, compiled once for each instruction set, uses this and no
/// container of the standard library: all of it is inlined, so that no code
/// for one processor can end up in a function shared with another.
template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Column() = default;
  explicit Column(std::size_t size, T value = T{}) { assign(size, value); }
  Column(const Column& other) { *this = other; }
  Column(Column&& other) noexcept { swap(other); }
  Column& operator=(const Column& other) {
    if (this == &other) return *this;
    reserve(other.size_);
    size_ = other.size_;
    if (size_ > 0) std::memcpy(data_, other.data_, size_ * sizeof(T));
    return *this;
  }
  Column& operator=(Column&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Column() { release(); }

  /// Makes it `size` times `value`.
  /// Errors:  std::bad_alloc
  void assign(std::size_t size, T value) {
    reserve(size);
    size_ = size;
    for (std::size_t i = 0; i < size; ++i) data_[i] = value;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  [[gnu::always_inline]] T* data() { return data_; }
  [[gnu::always_inline]] const T* data() const { return data_; }
  [[gnu::always_inline]] T& operator[](std::size_t i) { return data_[i]; }
  [[gnu::always_inline]] const T& operator[](std::size_t i) const {
    return data_[i];
  }
  [[nodiscard]] const T* begin() const { return data_; }
  [[nodiscard]] const T* end() const { return data_ + size_; }

 private:
  void swap(Column& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  void reserve(std::size_t size) {
    if (size <= capacity_) return;
    release();
    const std::size_t bytes = bytes_of(size);
    data_ = static_cast<T*>(in_pages(bytes) ? map_pages(bytes)
                                            : std::aligned_alloc(line, bytes));
    if (data_ == nullptr) throw std::bad_alloc{};
    capacity_ = size;
  }

  void release() noexcept {
    if (const std::size_t bytes = bytes_of(capacity_); in_pages(bytes))
      munmap(data_, bytes);
    else
      std::free(data_);
    data_ = nullptr;
    capacity_ = size_ = 0;
  }

  // Long columns lie in large pages, which the processor finds faster.  They
  // have memory of their own, since what the heap has used before lies in small
  // pages for good; but the sanitizer of addresses watches over the heap alone.
  static constexpr std::size_t line = 64;
  static constexpr std::size_t page = std::size_t{1} << 21;
#ifdef __SANITIZE_ADDRESS__
  static constexpr std::size_t long_from = ~std::size_t{0};
#else
  static constexpr std::size_t long_from = page;
#endif

  static bool in_pages(std::size_t bytes) { return bytes >= long_from; }
  static std::size_t bytes_of(std::size_t size) {
    const std::size_t bytes = (size * sizeof(T) + line - 1) / line * line;
    return in_pages(bytes) ? (bytes + page - 1) / page * page : bytes;
  }
  /// Asks for a page more than it needs and gives back what lies before the
  /// first whole page and behind the last: memory is mapped in small ones.
  static void* map_pages(std::size_t bytes) {
    void* const all = mmap(nullptr, bytes + page, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) return nullptr;
    char* const from = static_cast<char*>(all);
    const std::size_t before = -reinterpret_cast<std::uintptr_t>(all) % page;
    if (before > 0) munmap(from, before);
    munmap(from + before + bytes, page - before);
    madvise(from + before, bytes, MADV_HUGEPAGE);
    return from + before;
  }

  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace twinning
