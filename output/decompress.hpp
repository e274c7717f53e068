#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace twinning {

/// Restores a chunk from its stored form, many times as fast as HDF5's own
/// filters.
class Unpacker {
 public:
  Unpacker();
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;

  /// `packed`: the chunk was shuffled and deflated, else it has a checksum
  /// only.
  ///
  /// Errors:  UserError(input) if it is not what was stored
  void unpack(std::span<const std::byte> stored, bool packed, std::size_t width,
              std::span<std::byte> chunk);

 private:
  struct Inflater;
  std::unique_ptr<Inflater> inflater_;
  std::vector<std::byte> planes_;
};

}  // namespace twinning
