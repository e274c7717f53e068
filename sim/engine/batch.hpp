#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/observation.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// A scenario made ready to run: everything that all its replicates share is
/// computed once.  Immutable, so that threads may share it.
class World;
[[nodiscard]] std::shared_ptr<const World> prepare(Scenario scenario);

/// All that tells one run of a study from another.
struct RunPlan {
  std::uint64_t row = 0;  ///< of the run in the study
  std::shared_ptr<const World> world;
  std::uint32_t replicate = 0;
};

/// The runs of one scenario: replicates 0, 1, …
[[nodiscard]] std::vector<RunPlan> replicates(
    const std::shared_ptr<const World>& world, std::uint32_t count);

/// Receives a finished run.  The record is the caller's and is used again for
/// another run as soon as the call returns.
using Keep = std::function<void(const RunPlan&, const RunRecord&)>;

/// Threads that make runs, each with memory that it uses again and again.
class Crew {
 public:
  explicit Crew(unsigned threads);
  ~Crew();

  [[nodiscard]] unsigned threads() const;

  /// Does `act(i)` for each i below `count`, several at once.
  ///
  /// Errors:  the first exception of `act` is passed on
  void each(std::size_t count, const std::function<void(std::size_t)>& act);

  /// Makes runs, several at once.
  ///
  /// Runs are issued in the order of `design`, in groups; consecutive runs of
  /// one world are made together, in the lanes of the processor.  `keep` is
  /// called once for each finished run, **by several threads at once**, in any
  /// order.  A run that fails (a number stops being finite) is kept with its
  /// reason in `failure` and NaN for its numbers, and stops no other.
  ///
  /// Once `stop` is requested no further group is issued; those in flight are
  /// finished and kept.
  ///
  /// Errors:  the first exception of `keep` ends the batch and is passed on
  void run(std::span<const RunPlan> design, std::stop_token stop,
           const Keep& keep);

 private:
  struct Members;
  std::unique_ptr<Members> members_;
};

/// The same by threads of its own, for a single batch.
void run_batch(std::span<const RunPlan> design, unsigned threads,
               std::stop_token stop, const Keep& keep);

/// One run, for tests and for explanations.
[[nodiscard]] RunRecord run_model(const World& world, std::uint32_t replicate);

/// The instruction set that runs are made with: "avx512", "avx2" or
/// "baseline"; the environment variable TWINNING_LANES may lower it.
[[nodiscard]] std::string_view instruction_set();

/// Identity of a world: the hash of all in its scenario that determines runs.
[[nodiscard]] std::string identity_of(const Scenario& scenario);
[[nodiscard]] const std::string& identity_of(const World& world);

/// Identity of a run's results: the hash of the model's version, all that the
/// scenario resolves to and the replicate; 32 hexadecimal digits.
[[nodiscard]] std::string run_hash(const std::string& identity,
                                   std::uint32_t replicate);
[[nodiscard]] std::string run_hash(const World& world, std::uint32_t replicate);
[[nodiscard]] const Scenario& scenario_of(const World& world);

/// The rows of the links table: observed links, then candidate pairs.
struct LinkNames {
  std::vector<CityId> first;
  std::vector<CityId> second;
  std::vector<RelationId> relation;
};
[[nodiscard]] LinkNames links_of(const World& world);

/// Version of the model: changes whenever any result does.
inline constexpr std::string_view model_version = "1.0";

}  // namespace twinning
