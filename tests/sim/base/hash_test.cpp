#include "sim/base/hash.hpp"

#include <catch2/catch.hpp>

using namespace twinning;

TEST_CASE("SHA-256 gives the known answers of FIPS 180-4", "[hash]") {
  CHECK(sha256("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("XXH3 gives the known answers of its authors", "[hash]") {
  CHECK(hash64("") == 0x2d06800538d394c2u);
  CHECK(hash128("") == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("Texts that differ by one bit have other hashes", "[hash]") {
  CHECK(hash64("links 1") != hash64("links 0"));
  CHECK(hash128("links 1") != hash128("links 0"));
  CHECK(hash64(std::string(1, '\0')) != hash64(""));
}

TEST_CASE("Bytes that are added piece by piece have the hash of the whole",
          "[hash]") {
  std::string all;
  for (int i = 0; i < 2000; ++i) all += char(i * 7919 >> 3);
  for (const std::size_t length : {0u, 1u, 16u, 17u, 240u, 241u, 1024u, 2000u})
    for (const std::size_t piece : {1u, 8u, 255u, 256u, 2000u}) {
      const std::string_view bytes = std::string_view(all).substr(0, length);
      Hasher hasher;
      for (std::size_t at = 0; at < length; at += piece)
        hasher.add(bytes.substr(at, piece));
      CHECK(hasher.hash128() == hash128(bytes));
      CHECK(hasher.hash64() == hash64(bytes));
    }
}
