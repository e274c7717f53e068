#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace twinning {

/// SHA-256 of the bytes, as 64 hexadecimal digits: names a file in the
/// provenance of results.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// XXH3 of 128 bits, as 32 hexadecimal digits: names a run by all that
/// determines it.  No defence against forgery.
[[nodiscard]] std::string hash128(std::string_view bytes);

/// XXH3 of 64 bits: a checksum.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

/// The same two of bytes that are never together in memory.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;

  void add(std::string_view bytes);

  [[nodiscard]] std::string hash128() const;
  [[nodiscard]] std::uint64_t hash64() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace twinning
