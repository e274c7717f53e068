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
  ~Column() { std::free(data_); }

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
    // Long columns lie in large pages, which are found faster.
    constexpr std::size_t line = 64;
    constexpr std::size_t page = std::size_t{1} << 21;
    const bool large = size * sizeof(T) >= 4 * page;
    const std::size_t unit = large ? page : line;
    const std::size_t bytes = (size * sizeof(T) + unit - 1) / unit * unit;
    std::free(data_);
    capacity_ = size_ = 0;
    data_ = static_cast<T*>(std::aligned_alloc(unit, bytes));
    if (data_ == nullptr) throw std::bad_alloc{};
    if (large) madvise(data_, bytes, MADV_HUGEPAGE);
    capacity_ = size;
  }

  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace twinning
