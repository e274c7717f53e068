#include "sim/base/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <span>
#include <stdexcept>

#include "sim/base/text.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace twinning {
namespace {

std::string hexadecimal(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string words_of(const XXH128_hash_t& hash) {
  return text("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length,
                 EVP_sha256(), nullptr) != 1 ||
      length != digest.size())
    throw std::logic_error("OpenSSL has no SHA-256");
  return hexadecimal(digest);
}

std::string hash128(std::string_view bytes) {
  return words_of(XXH3_128bits(bytes.data(), bytes.size()));
}

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

struct Hasher::State {
  XXH3_state_t state;
};

Hasher::Hasher() : state_{std::make_unique<State>()} {
  XXH3_128bits_reset(&state_->state);
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) {
  XXH3_128bits_update(&state_->state, bytes.data(), bytes.size());
}

std::string Hasher::hash128() const {
  return words_of(XXH3_128bits_digest(&state_->state));
}

std::uint64_t Hasher::hash64() const {
  return XXH3_64bits_digest(&state_->state);
}

}  // namespace twinning
