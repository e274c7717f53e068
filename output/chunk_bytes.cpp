#include "output/chunk_bytes.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace twinning {
namespace {

using Bytes = std::span<const std::byte>;

}  // namespace

std::uint32_t fletcher32(Bytes bytes) {
  // Sums of 16-bit words and of those sums, each modulo 65535, where only a
  // sum of nothing but zeros is 0.  Sixteen words are taken side by side:
  // word i of a block of n counts n - i times in the second sum.
  constexpr std::size_t side = 16, most_rows = 256;
  std::uint64_t first = 0, second = 0;
  const auto fold = [](std::uint64_t sum) {
    return sum == 0 ? 0 : (sum - 1) % 65535 + 1;
  };
  while (bytes.size() >= 2 * side) {
    const std::size_t rows = std::min(bytes.size() / (2 * side), most_rows);
    std::array<std::uint32_t, side> sums{}, sums_of_sums{};
    for (std::size_t row = 0; row < rows; ++row) {
      std::array<std::uint16_t, side> words;
      std::memcpy(words.data(), &bytes[2 * side * row], sizeof words);
      for (std::size_t i = 0; i < side; ++i) {
        sums[i] += std::uint16_t(words[i] << 8 | words[i] >> 8);
        sums_of_sums[i] += sums[i];
      }
    }
    second += side * rows * first;
    for (std::size_t i = 0; i < side; ++i) {
      second +=
          side * std::uint64_t{sums_of_sums[i]} - i * std::uint64_t{sums[i]};
      first += sums[i];
    }
    first = fold(first);
    second = fold(second);
    bytes = bytes.subspan(2 * side * rows);
  }
  while (!bytes.empty()) {
    first += std::to_integer<std::uint64_t>(bytes[0]) << 8;
    if (bytes.size() > 1) first += std::to_integer<std::uint64_t>(bytes[1]);
    second += first;
    bytes = bytes.subspan(std::min<std::size_t>(bytes.size(), 2));
  }
  return std::uint32_t(fold(second) << 16 | fold(first));
}

void shuffle(Bytes elements, std::size_t width, std::span<std::byte> planes) {
  const std::size_t count = elements.size() / width;
  const std::byte* from = elements.data();
  for (std::size_t rank = 0; rank < width; ++rank) {
    std::byte* plane = planes.data() + rank * count;
    if (width == 8)
      for (std::size_t i = 0; i < count; ++i) plane[i] = from[8 * i + rank];
    else
      for (std::size_t i = 0; i < count; ++i) plane[i] = from[width * i + rank];
  }
}

void unshuffle(Bytes planes, std::size_t width, std::span<std::byte> elements) {
  const std::size_t count = elements.size() / width;
  std::byte* to = elements.data();
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t rank = 0; rank < width; ++rank)
      to[width * i + rank] = planes[rank * count + i];
}

}  // namespace twinning
