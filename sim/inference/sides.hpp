#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace twinning {

/// What is drawn when units between two sides are resampled.
enum class Drawn : std::uint8_t {
  units,   ///< each unit by itself
  first,   ///< first sides, each with all its units
  second,  ///< second sides
};

/// Units between two sides, as pairs between two cities: those that share a
/// side are alike.
class Sides {
 public:
  /// Shape:   between [unit], codes of the two sides
  explicit Sides(std::span<const std::array<std::uint32_t, 2>> between);

  /// The fewer of the first sides and the second ones.
  [[nodiscard]] std::size_t fewer() const;

  /// The units of one resample, in their order, each as often as it is taken.
  ///
  /// Range:   `number` of the resample up to 2³²
  [[nodiscard]] std::vector<std::uint32_t> draw(Drawn what, std::size_t number,
                                                std::uint64_t seed) const;

 private:
  std::array<std::size_t, 2> count_;                ///< sides there are
  std::array<std::vector<std::size_t>, 2> places_;  ///< [side][unit]
};

}  // namespace twinning
