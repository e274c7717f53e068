#include "tools/studies/sweep_ranks.hpp"

#include <atomic>
#include <chrono>
#include <utility>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/progress.hpp"
#include "tools/console/terminal.hpp"

namespace twinning {
namespace {

std::vector<std::size_t> shares_to_make(const StudyStore& store) {
  std::vector<std::size_t> shares;
  for (std::size_t share = 0; share < store.shares(); ++share)
    if (!store.missing(share).empty()) shares.push_back(share);
  return shares;
}

/// The shares that begin with one that is given already.
NextShare beginning_with(std::size_t first, NextShare another) {
  return
      [given = std::optional(first), another = std::move(another)]() mutable {
        const auto share = given ? given : another();
        given.reset();
        return share;
      };
}

/// Tells first how to go on: mpirun leaves less than a second after it has
/// lost a rank, too little to count what is stored.
int ended_with_ranks(int signal, StudyStore& store, const Arguments& given,
                     HandingOut& handing_out) {
  tell(
      text("every run that is stored is kept; to resume, give mpirun or srun "
           "the same command:\n  {}\n",
           given.command_line()));
  handing_out.finish(128 + signal);
  store.close();
  return 128 + signal;
}

/// One of the other ranks, as rank 0 sees it.
class Worker {
 public:
  explicit Worker(Ranks& ranks) : ranks_{ranks} {}

  void advance(std::size_t runs, bool failed) {
    runs_ += std::int64_t(runs);
    failed_ += failed;
  }

  /// Asks for a share, and tells what has been made.
  std::optional<std::size_t> ask(Telling::Kind kind) {
    ranks_.send(0, {kind, runs_.exchange(0), failed_.exchange(0)});
    auto answer = ranks_.receive();
    for (; !answer; answer = ranks_.receive())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const Note& note = answer->note;
    if (note.kind == Telling::end) ended_ = int(note.number);
    if (note.kind != Telling::share) return std::nullopt;
    return std::size_t(note.number);
  }

  /// The share to begin with: waits until there is one, or the job ends.
  std::optional<std::size_t> first() {
    return ended_ ? std::nullopt : ask(Telling::idle);
  }

  /// Tells that this rank ends by a status of its own.
  int leave(int status) {
    if (!ended_) ranks_.send(0, {Telling::leaves, status});
    ended_ = status;
    return status;
  }

  [[nodiscard]] int ended() const { return ended_.value_or(success); }

 private:
  Ranks& ranks_;
  std::atomic<std::int64_t> runs_ = 0, failed_ = 0;
  std::optional<int> ended_;
};

int work(Worker& worker, unsigned jobs, const Interruption& interruption,
         const OpenStore& open) {
  std::unique_ptr<StudyStore> store;
  while (const auto first = worker.first()) {
    if (!store) store = open();
    make_shares(
        *store, jobs,
        beginning_with(*first, [&] { return worker.ask(Telling::wants); }),
        interruption,
        [&](std::size_t runs, bool failed) { worker.advance(runs, failed); });
    if (const int signal = interruption.signal()) {
      store->close();
      return worker.leave(128 + signal);
    }
    store->settle();
  }
  return worker.ended();
}

}  // namespace

unsigned jobs_of(const Ranks& ranks, const Arguments& given) {
  return given.has("jobs") ? jobs(given) : ranks.processors();
}

int complete_with_ranks(StudyStore& store, const Arguments& given, Ranks& ranks,
                        HandingOut& handing_out,
                        const Interruption& interruption) {
  tell_made_before(store, given);
  const StudyRows& rows = store.plan().rows;
  Progress progress(store.kept() * rows.runs_of_a_row(), rows.runs(),
                    given.has("quiet"));
  const Advance advance = [&](std::size_t runs, bool failed) {
    progress.advance(runs, failed);
  };

  for (int attempt = 0; attempt < 2; ++attempt) {
    handing_out.begin(shares_to_make(store), advance);
    while (!interruption.stop().stop_requested()) {
      const auto first = handing_out.first();
      if (!first) break;
      make_shares(store, jobs_of(ranks, given),
                  beginning_with(*first, [&] { return handing_out.another(); }),
                  interruption, advance);
    }
    const int fault = handing_out.wait();
    if (const int signal = interruption.signal())
      return ended_with_ranks(signal, store, given, handing_out);
    if (fault != 0) return fault;
    const std::size_t lost = store.recheck();
    if (lost == 0) break;
    tell(
        text("{} rows were damaged or removed after they were stored, and "
             "are made again\n",
             lost));
  }
  handing_out.end(success);
  store.merge();
  return success;
}

int work_for_rank_0(Ranks& ranks, const Arguments& given,
                    const Interruption& interruption, const OpenStore& open) {
  Worker worker(ranks);
  try {
    return work(worker, jobs_of(ranks, given), interruption, open);
  } catch (const UserError& error) {
    worker.leave(int(error.fault()));
    throw;
  } catch (...) {
    worker.leave(own_fault);
    throw;
  }
}

}  // namespace twinning
