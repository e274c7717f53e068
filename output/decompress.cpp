#include "output/decompress.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstdint>
#include <new>

#include "output/chunk_bytes.hpp"
#include "sim/base/error.hpp"

namespace twinning {
namespace {

using Bytes = std::span<const std::byte>;

struct Free {
  void operator()(libdeflate_decompressor* decompressor) const {
    libdeflate_free_decompressor(decompressor);
  }
};

void require(bool holds) {
  if (!holds) throw UserError(Fault::input, "a chunk is not what was stored");
}

/// What a checksum of HDF5, low byte first, stands behind.
Bytes without_checksum(Bytes stored) {
  constexpr std::size_t length = 4;
  require(stored.size() > length);
  const Bytes body = stored.first(stored.size() - length);
  std::uint32_t sum = 0;
  for (std::size_t i = length; i-- > 0;)
    sum = sum << 8 | std::to_integer<std::uint32_t>(stored[body.size() + i]);
  require(fletcher32(body) == sum);
  return body;
}

}  // namespace

struct Unpacker::Inflater {
  std::unique_ptr<libdeflate_decompressor, Free> decompressor;
};

Unpacker::Unpacker() : inflater_{std::make_unique<Inflater>()} {
  inflater_->decompressor.reset(libdeflate_alloc_decompressor());
  if (!inflater_->decompressor) throw std::bad_alloc();
}
Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;

void Unpacker::unpack(Bytes stored, bool packed, std::size_t width,
                      std::span<std::byte> chunk) {
  const Bytes body = without_checksum(stored);
  if (!packed) {
    require(body.size() == chunk.size());
    std::ranges::copy(body, chunk.begin());
    return;
  }
  planes_.resize(chunk.size());
  const auto became = libdeflate_zlib_decompress(
      inflater_->decompressor.get(), body.data(), body.size(), planes_.data(),
      planes_.size(), nullptr);
  require(became == LIBDEFLATE_SUCCESS);
  unshuffle(planes_, width, chunk);
}

}  // namespace twinning
