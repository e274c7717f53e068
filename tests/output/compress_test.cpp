#include "output/compress.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <limits>
#include <random>

#include "output/chunk_bytes.hpp"
#include "output/decompress.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/hdf5_output.hpp"
#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"

using namespace twinning;

namespace {

std::vector<std::byte> packed(const std::vector<double>& values,
                              unsigned level) {
  Packer packer(level);
  std::vector<std::byte> stored;
  packer.pack(std::as_bytes(std::span(values)), sizeof(double), 100, stored);
  return stored;
}

/// Writes one chunk packed by us and reads it by HDF5's own filters.
std::vector<double> through_hdf5(const std::vector<double>& values,
                                 unsigned level, std::size_t* size = nullptr) {
  const test::Scratch place;
  const std::vector<std::byte> stored = packed(values, level);
  if (size) *size = stored.size();

  const hdf5::Entrance entrance;
  const hdf5::Shape shape{values.size()};
  {
    hdf5::OutputFile output(place / "x.h5");
    hdf5::write_chunk(
        hdf5::create_dataset(output.file(), "/x",
                             {Cell::float64, shape, shape, level}),
        {0}, stored);
    output.finish();
  }
  const hdf5::Handle file = hdf5::open_file(place / "x.h5");
  const hdf5::Handle dataset = hdf5::open_dataset(file, "/x");
  return std::get<std::vector<double>>(hdf5::read(dataset, hdf5::whole(shape)));
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

std::vector<double> made(std::size_t count, int kind) {
  std::mt19937_64 luck(count);
  std::vector<double> values(count);
  for (double& each : values) {
    const double uniform = double(luck() >> 11) * 0x1p-53;
    switch (kind) {
      case 0:
        each = uniform;  // low bytes are noise
        break;
      case 1:
        each = double(luck() % 50);  // low bytes are all zero
        break;
      case 2:
        each = luck() % 3 ? uniform : std::numeric_limits<double>::quiet_NaN();
        break;
      case 3:
        each = 0.1;  // every byte the same in all numbers
        break;
      default:
        std::uint64_t bits = luck();  // nothing but noise
        std::memcpy(&each, &bits, sizeof each);
    }
  }
  return values;
}

}  // namespace

TEST_CASE("HDF5 reads what is packed, bit for bit", "[output]") {
  for (const unsigned level : {0u, 1u, 4u, 9u})
    for (int kind = 0; kind < 5; ++kind)
      for (const std::size_t count :
           {1u, 2u, 7u, 255u, 258u, 259u, 511u, 512u, 4097u, 131'072u}) {
        const auto values = made(count, kind);
        INFO("level " << level << ", kind " << kind << ", " << count);
        CHECK(same_bits(through_hdf5(values, level), values));
      }
}

TEST_CASE("What is packed is restored, bit for bit", "[output]") {
  Unpacker unpacker;
  for (const unsigned level : {0u, 1u, 4u, 9u})
    for (int kind = 0; kind < 5; ++kind)
      for (const std::size_t count : {1u, 7u, 258u, 512u, 4097u, 131'072u}) {
        const auto values = made(count, kind);
        std::vector<double> restored(count);
        unpacker.unpack(packed(values, level), level > 0, sizeof(double),
                        std::as_writable_bytes(std::span(restored)));
        INFO("level " << level << ", kind " << kind << ", " << count);
        CHECK(same_bits(restored, values));
      }
}

TEST_CASE("A chunk with a byte that was not stored is refused", "[output]") {
  Unpacker unpacker;
  std::vector<double> restored(300);
  const auto restore = [&](const std::vector<std::byte>& stored, bool packs) {
    unpacker.unpack(stored, packs, sizeof(double),
                    std::as_writable_bytes(std::span(restored)));
  };
  for (const unsigned level : {0u, 1u}) {
    auto stored = packed(made(300, 2), level);
    for (std::byte& each : stored) {
      each ^= std::byte{0x10};
      CHECK_THROWS_AS(restore(stored, level > 0), UserError);
      each ^= std::byte{0x10};
    }
    CHECK_NOTHROW(restore(stored, level > 0));
    // A sound chunk of other numbers than the axes say.
    CHECK_THROWS_AS(restore(packed(made(299, 2), level), level > 0), UserError);
    CHECK_THROWS_AS(restore(packed(made(301, 2), level), level > 0), UserError);
    CHECK_THROWS_AS(restore({}, level > 0), UserError);
  }
}

TEST_CASE("What can be shortened is", "[output]") {
  std::size_t size = 0;
  constexpr std::size_t count = 100'000;
  through_hdf5(made(count, 1), 1, &size);
  CHECK(size < count * 8 / 7);  // small whole numbers
  through_hdf5(made(count, 3), 1, &size);
  CHECK(size < count * 8 / 50);  // one number
  through_hdf5(made(count, 0), 1, &size);
  CHECK(size < count * 8 * 95 / 100);  // noise, but for sign and exponent
  auto recurring = made(count, 0);
  for (std::size_t i = 100; i < count; ++i) recurring[i] = recurring[i - 100];
  through_hdf5(recurring, 1, &size);
  CHECK(size < count * 8 / 20);  // noise, but the same in every run
  through_hdf5(made(count, 4), 1, &size);
  CHECK(size < count * 8 + 100);  // nothing to gain, and next to nothing lost
}

TEST_CASE("Relations side by side are all looked at", "[output]") {
  // Noise in the first relation, in the others small whole numbers: whoever
  // looked at the first alone would take all for noise.
  for (const std::size_t relations : {3u, 5u, 6u}) {
    const std::size_t count = 4096 * relations;
    auto values = made(count, 1);
    const auto noise = made(count, 0);
    for (std::size_t i = 0; i < count; i += relations) values[i] = noise[i];
    std::vector<std::byte> stored;
    Packer(1).pack(std::as_bytes(std::span(values)), sizeof(double),
                   100 * relations, stored);
    INFO(relations << " relations");
    CHECK(stored.size() < count * 8 * 2 / 3);
  }
}

TEST_CASE("The checksum knows bytes and their order", "[output]") {
  // Sums by hand: words of two bytes, high byte first.
  const auto sum = [](std::string_view bytes) {
    return fletcher32(std::as_bytes(std::span(bytes)));
  };
  CHECK(sum("") == 0);
  CHECK(sum(std::string_view("\0\1", 2)) == 0x0001'0001);
  CHECK(sum(std::string_view("\0\1\0\2", 4)) == 0x0004'0003);
  CHECK(sum(std::string_view("\xff\xff", 2)) == 0xffff'ffff);
  CHECK(sum("abcd") != sum("cdab"));
}
