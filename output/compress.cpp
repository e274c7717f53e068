#include "output/compress.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <new>
#include <numeric>

#include "output/chunk_bytes.hpp"

namespace twinning {
namespace {

using Bytes = std::span<const std::byte>;

enum class Plane { constant, noise, other };

/// Noise: bytes so even that two of them are equal as seldom as among 64
/// values, one value aside that takes up to half, as missing numbers and zeros
/// do; and other ones `period` further on.  Told from at most 4096 bytes
/// spread over the plane, in whole numbers, so that every machine says the
/// same.
Plane kind_of(Bytes plane, std::size_t period) {
  const auto same = [&](std::byte each) { return each == plane[0]; };
  if (std::ranges::all_of(plane, same)) return Plane::constant;
  if (plane.size() < 512) return Plane::other;

  // The step has no divisor in common with the period, nor therefore with an
  // axis of the run, such as its relations: all of them are looked at.
  constexpr std::size_t most = 4096;
  std::size_t step = (plane.size() + most - 1) / most;
  while (period > 0 && std::gcd(step, period) > 1) ++step;
  std::array<std::uint64_t, 256> count{};
  std::uint64_t samples = 0, recurring = 0;
  for (std::size_t i = 0; i < plane.size(); i += step, ++samples) {
    ++count[std::to_integer<std::size_t>(plane[i])];
    recurring += i + period < plane.size() && plane[i] == plane[i + period];
  }
  auto& commonest = *std::ranges::max_element(count);
  if (2 * commonest < samples) commonest = 0;
  std::uint64_t pairs = 0, rest = 0;
  for (const std::uint64_t each : count) {
    pairs += each * (each - (each > 0));
    rest += each;
  }
  return 64 * pairs < rest * (rest - 1) && 2 * recurring < samples
             ? Plane::noise
             : Plane::other;
}

/// Writes a deflate stream block by block (RFC 1951).
class Stream {
 public:
  explicit Stream(std::vector<std::byte>& out) : out_{out} {}

  void byte(unsigned value) { out_.push_back(std::byte(value)); }

  /// Bytes as they are, in blocks that are not the last.
  void stored(Bytes bytes) {
    do {
      const std::size_t length = std::min<std::size_t>(bytes.size(), 65535);
      bits(0, 3);
      align();
      for (const std::size_t field : {length, ~length}) {
        byte(unsigned(field & 0xff));
        byte(unsigned(field >> 8 & 0xff));
      }
      out_.insert(out_.end(), bytes.begin(), bytes.begin() + long(length));
      bytes = bytes.subspan(length);
    } while (!bytes.empty());
  }

  /// One value many times: a literal, then copies of the byte before, with
  /// the fixed codes.
  void run(std::byte value, std::size_t length) {
    bits(0b010, 3);
    literal(std::to_integer<unsigned>(value));
    for (--length; length >= 258; length -= 258) copy_258();
    for (; length > 0; --length) literal(std::to_integer<unsigned>(value));
    bits(0, 7);  // end of block
    stored({});  // up to a whole byte
  }

 private:
  void bits(unsigned value, unsigned count) {
    held_ |= value << in_hand_;
    for (in_hand_ += count; in_hand_ >= 8; in_hand_ -= 8, held_ >>= 8)
      byte(held_ & 0xff);
  }
  void align() {
    if (in_hand_ > 0) bits(0, 8 - in_hand_);
  }
  /// Huffman codes stand with their first bit lowest.
  void code(unsigned value, unsigned count) {
    while (count-- > 0) bits(value >> count & 1, 1);
  }
  void literal(unsigned value) {
    if (value < 144)
      code(0x30 + value, 8);
    else
      code(0x190 + value - 144, 9);
  }
  void copy_258() {
    code(0xc5, 8);  // length 258
    code(0, 5);     // distance 1
  }

  std::vector<std::byte>& out_;
  unsigned held_ = 0;
  unsigned in_hand_ = 0;
};

struct Free {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

}  // namespace

struct Packer::Deflater {
  unsigned level;
  std::unique_ptr<libdeflate_compressor, Free> compressor;

  /// Appends the rest of a stream whose earlier blocks end on a whole byte.
  void finish(Bytes bytes, std::vector<std::byte>& scratch,
              std::vector<std::byte>& out) const {
    const std::size_t most =
        libdeflate_deflate_compress_bound(compressor.get(), bytes.size());
    if (scratch.size() < most) scratch.resize(most);
    const std::size_t size = libdeflate_deflate_compress(
        compressor.get(), bytes.data(), bytes.size(), scratch.data(), most);
    out.insert(out.end(), scratch.begin(), scratch.begin() + long(size));
  }
};

Packer::Packer(unsigned level) : deflater_{std::make_unique<Deflater>()} {
  deflater_->level = level;
  if (level == 0) return;
  deflater_->compressor.reset(libdeflate_alloc_compressor(int(level)));
  if (!deflater_->compressor) throw std::bad_alloc();
}
Packer::~Packer() = default;
Packer::Packer(Packer&&) noexcept = default;

void Packer::pack(Bytes chunk, std::size_t width, std::size_t period,
                  std::vector<std::byte>& stored) {
  const std::size_t start = stored.size();
  if (deflater_->level == 0) {
    stored.insert(stored.end(), chunk.begin(), chunk.end());
  } else {
    shuffled_.resize(chunk.size());
    shuffle(chunk, width, shuffled_);
    Bytes rest = shuffled_;

    Stream stream(stored);
    stream.byte(0x78);  // zlib: deflate with a window of 32 KiB
    stream.byte(0x01);
    const std::size_t plane = chunk.size() / width;
    while (deflater_->level == 1 && rest.size() > plane) {
      const Plane kind = kind_of(rest.first(plane), period);
      if (kind == Plane::other) break;
      if (kind == Plane::noise)
        stream.stored(rest.first(plane));
      else
        stream.run(rest[0], plane);
      rest = rest.subspan(plane);
    }
    deflater_->finish(rest, deflated_, stored);
    const std::uint32_t sum =
        libdeflate_adler32(1, shuffled_.data(), shuffled_.size());
    for (const unsigned shift : {24u, 16u, 8u, 0u})
      stream.byte(sum >> shift & 0xff);
  }
  const std::uint32_t sum = fletcher32(Bytes(stored).subspan(start));
  for (const unsigned shift : {0u, 8u, 16u, 24u})
    stored.push_back(std::byte(sum >> shift & 0xff));
}

}  // namespace twinning
