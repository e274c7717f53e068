#include "sim/base/random.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "tests/sim/base/registers.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// The generator's authors' own program, addressed as ODD 4.9 says.
std::array<std::uint32_t, 4> authors(std::uint64_t seed, std::uint32_t first,
                                     std::uint32_t second, std::uint32_t when,
                                     std::uint32_t replicate) {
  const r123::Philox4x32::ukey_type key{
      {std::uint32_t(seed), std::uint32_t(seed >> 32)}};
  const auto block =
      r123::Philox4x32{}({{first, second, when, replicate}}, key);
  return {block[0], block[1], block[2], block[3]};
}

TEST_CASE("Draws are Philox 4x32-10 as its authors compute it", "[random]") {
  Numbers numbers;
  for (int trial = 0; trial < 5'000; ++trial) {
    const std::uint64_t seed =
        std::uint64_t{numbers.word()} << 32 | numbers.word();
    const std::uint32_t when = numbers.word();
    EightWords replicates, first, second;
    for (std::size_t lane = 0; lane < 8; ++lane) {
      replicates[lane] = numbers.word();
      first[lane] = numbers.word();
      second[lane] = lane % 3 == 0 ? 0 : numbers.word();
    }
    const auto pair_first = std::uint32_t(first[0]);
    const auto pair_second = std::uint32_t(second[1]);

    bool equal = true;
    for (const Registers* registers : registers_here()) {
      const auto shared = registers->shared_block(seed, replicates, pair_first,
                                                  pair_second, when);
      const auto own =
          registers->own_block(seed, replicates, first, second, when);
      for (std::size_t lane = 0; lane < 8; ++lane) {
        const auto replicate = std::uint32_t(replicates[lane]);
        const auto known_shared =
            authors(seed, pair_first, pair_second, when, replicate);
        const auto known_own =
            authors(seed, std::uint32_t(first[lane]),
                    std::uint32_t(second[lane]), when, replicate);
        for (std::size_t i = 0; i < 4; ++i)
          equal = equal && std::uint32_t(shared[i][lane]) == known_shared[i] &&
                  std::uint32_t(own[i][lane]) == known_own[i];
      }
      if (!equal) FAIL("width " << registers->lanes);
    }
  }
}

TEST_CASE("No two purposes and times share an address", "[random]") {
  std::vector<std::uint32_t> addresses;
  const std::uint32_t last_step = (9999 - 1900) * 24 + 23;
  for (std::uint32_t purpose = 1; purpose <= 6; ++purpose)
    for (const std::uint32_t time : {0u, 1u, 69u, 276u, last_step, 0xffffffu})
      addresses.push_back(address(Purpose(purpose), time));

  std::ranges::sort(addresses);
  CHECK(std::ranges::adjacent_find(addresses) == addresses.end());
  CHECK(address(Purpose::city, 1) == 5 * (1u << 24) + 1);
}

TEST_CASE("The purposes keep the numbers that published results rest on",
          "[random]") {
  CHECK(std::uint32_t(Purpose::first_visits) == 1);
  CHECK(std::uint32_t(Purpose::second_visits) == 2);
  CHECK(std::uint32_t(Purpose::deal) == 3);
  CHECK(std::uint32_t(Purpose::yearly) == 4);
  CHECK(std::uint32_t(Purpose::city) == 5);
  CHECK(std::uint32_t(Purpose::undated) == 6);
}

}  // namespace
}  // namespace twinning::tests
