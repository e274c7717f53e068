#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace twinning {

// What HDF5's filters do to the bytes of a chunk.

/// HDF5's checksum of a chunk.
/// Source:  H5_checksum_fletcher32 of HDF5 1.10
[[nodiscard]] std::uint32_t fletcher32(std::span<const std::byte> bytes);

/// The bytes of rank 0 of all elements, then those of rank 1, …
void shuffle(std::span<const std::byte> elements, std::size_t width,
             std::span<std::byte> planes);

/// The elements again.
void unshuffle(std::span<const std::byte> planes, std::size_t width,
               std::span<std::byte> elements);

}  // namespace twinning
