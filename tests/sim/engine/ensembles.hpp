#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/batch.hpp"
#include "sim/engine/kernel.hpp"
#include "sim/engine/run.hpp"

namespace twinning::tests {

/// All kernels that this processor runs.
inline std::vector<const Kernel*> kernels_here() {
  std::vector<const Kernel*> here{&scalar_kernel, &baseline_kernel};
  if (__builtin_cpu_supports("avx2")) here.push_back(&avx2_kernel);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
    here.push_back(&avx512_kernel);
  return here;
}

/// A setting of the known answers, up to a year, with all there is to record.
inline Scenario known_setting(const std::string& name, int end = 0) {
  ReadOptions options;
  if (end != 0) options.settings.push_back({"time.end", std::to_string(end)});
  Scenario scenario = read_scenario(
      TWINNING_SOURCE "/tests/sim/known/" + name + ".toml", options);
  scenario.record.links = Record::Links::end;
  scenario.record.all_cities = true;
  scenario.record.events = true;
  return scenario;
}

/// The bits of a run's numbers, all NaN alike, as one number.
class Bits {
 public:
  void add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
      bytes_.push_back(char(number >> shift & 0xff));
  }
  void add(double number) {
    add(std::isnan(number) ? std::uint64_t{0x7ff8} << 48
                           : std::bit_cast<std::uint64_t>(number));
  }
  void add(const std::vector<double>& numbers) {
    for (const double number : numbers) add(number);
  }
  [[nodiscard]] std::uint64_t hash() const { return hash64(bytes_); }

 private:
  std::string bytes_;
};

/// Everything in a record, as one number.
inline std::uint64_t fingerprint(const RunRecord& run) {
  Bits bits;
  bits.add(std::uint64_t{run.replicate});
  bits.add(run.yearly);
  bits.add(run.links);
  bits.add(run.cities);
  bits.add(run.statistics);
  for (const Event& event : run.events) {
    bits.add(std::uint64_t(event.year) << 32 | std::uint32_t(event.step));
    bits.add(std::uint64_t(event.link) << 32 | event.what * 65536u |
             event.side * 256u | event.kind);
    bits.add(event.amount);
  }
  return bits.hash();
}

/// Fingerprints of runs, made in groups of at most `group` with one kernel.
inline std::vector<std::uint64_t> fingerprints(
    const World& world, const Kernel& kernel,
    std::span<const std::uint32_t> replicates, std::size_t group = 8) {
  Runner runner(kernel);
  std::vector<std::uint64_t> result;
  for (std::size_t from = 0; from < replicates.size();) {
    const std::size_t count =
        std::min({group, runner.lanes(), replicates.size() - from});
    for (const RunRecord& run :
         runner.run(world, replicates.subspan(from, count)))
      result.push_back(fingerprint(run));
    from += count;
  }
  return result;
}

/// The replicates 0, 1, … of an ensemble.
inline std::vector<std::uint32_t> first(std::uint32_t count) {
  std::vector<std::uint32_t> replicates;
  for (std::uint32_t i = 0; i < count; ++i) replicates.push_back(i);
  return replicates;
}

}  // namespace twinning::tests
