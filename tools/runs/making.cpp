#include "tools/runs/making.hpp"

#include <unistd.h>

#include <array>
#include <chrono>
#include <ctime>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/interruption.hpp"
#include "tools/console/progress.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/console/written_file.hpp"
#include "tools/version.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data()
                                                          : "unknown";
}

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  return text("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900,
              parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
              parts.tm_sec);
}

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

/// Runs that are begun together: enough that it does not matter when the last
/// few of them keep only some of the threads at work.
std::size_t runs_at_once(const Crew& crew) {
  return std::size_t{2048} * crew.threads();
}

}  // namespace

ReadOptions read_options(const Arguments& given) {
  ReadOptions options;
  for (const std::string& setting : given.all("set")) {
    const auto equals = setting.find('=');
    options.settings.push_back(
        {setting.substr(0, equals), setting.substr(equals + 1)});
  }
  options.seed = given.whole("seed");
  if (const auto count = given.whole("replicates"))
    options.replicates = std::uint32_t(*count);
  options.allow_outside = given.has("allow-outside");
  return options;
}

unsigned jobs(const Arguments& given) {
  if (const auto count = given.whole("jobs")) return unsigned(*count);
  return std::max(1u, std::thread::hardware_concurrency());
}

void refuse_input(std::string_view option, const fs::path& out,
                  const Study& study) {
  const auto refuse_all = [&](const std::vector<SourceFile>& sources) {
    for (const SourceFile& source : sources)
      if (same_file(out, source.path))
        throw UserError(Fault::command_line,
                        text("--{} {} is the same file as {}, which is read",
                             option, shown(out.string()), shown(source.path)));
  };
  refuse_all(study.sources);
  for (const Scenario& scenario : study.scenarios) refuse_all(scenario.sources);
}

fs::path output_file(const Arguments& given, const Study& study) {
  const fs::path from = given.operands().front();
  const fs::path out = given.value("out").value_or(
      from == "-" ? "scenario.h5" : from.filename().stem().string() + ".h5");
  refuse_input("out", out, study);
  return out;
}

Provenance provenance(const Arguments& given) {
  return {.program_version = version_in_full(),
          .compiler = std::string{compiler()},
          .command_line = shown(given.command_line(), 10'000),
          .host = host_name(),
          .started = now()};
}

NextShare own_shares(const StudyStore& store) {
  return [&store, next = std::size_t{0}]() mutable {
    while (next < store.shares() && !store.mine(next)) ++next;
    return next < store.shares() ? std::optional(next++) : std::nullopt;
  };
}

void make_shares(StudyStore& store, unsigned jobs, const NextShare& next,
                 const Interruption& interruption, const Advance& advance) {
  const StudyPlan& plan = store.plan();
  const std::size_t runs_of_a_row = plan.rows.runs_of_a_row();
  Crew crew(jobs);
  const auto keep = [&](const MadeRow& made) {
    store.keep(made);
    advance(runs_of_a_row,
            made.record != nullptr && !made.record->failure.empty());
  };

  std::vector<std::size_t> rows;
  bool more = true;
  while (more && !interruption.stop().stop_requested()) {
    rows.clear();
    while (more && rows.size() * runs_of_a_row < runs_at_once(crew)) {
      const auto share = next();
      more = share.has_value();
      if (!more) break;
      const auto missing = store.missing(*share);
      rows.insert(rows.end(), missing.begin(), missing.end());
    }
    make_rows(plan, rows, crew, interruption.stop(), keep);
  }
}

int make_shares(StudyStore& store, const Arguments& given,
                const NextShare& next, const Interruption& interruption) {
  const StudyRows& rows = store.plan().rows;
  Progress progress(store.kept() * rows.runs_of_a_row(), rows.runs(),
                    given.has("quiet"));
  make_shares(
      store, jobs(given), next, interruption,
      [&](std::size_t runs, bool failed) { progress.advance(runs, failed); });
  return interruption.signal();
}

int ended_by(int signal, StudyStore& store, const Arguments& given) {
  const std::size_t runs_of_a_row = store.plan().rows.runs_of_a_row();
  const std::size_t planned = store.planned();
  const std::size_t rows = store.close();
  tell(
      text("{} of {} runs are kept; to resume, give the same command:\n"
           "  {}\n",
           number(rows * runs_of_a_row), number(planned * runs_of_a_row),
           given.command_line()));
  return 128 + signal;
}

void tell_made_before(const StudyStore& store, const Arguments& given) {
  const StudyRows& rows = store.plan().rows;
  const std::size_t kept = store.kept();
  if (kept > 0 && !given.has("quiet"))
    tell(text("{} of {} runs were made before\n",
              number(kept * rows.runs_of_a_row()), number(rows.runs())));
}

int complete(StudyStore& store, const Arguments& given,
             const Interruption& interruption) {
  tell_made_before(store, given);
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (const int signal =
            make_shares(store, given, own_shares(store), interruption))
      return ended_by(signal, store, given);
    const std::size_t lost = store.recheck();
    if (lost == 0) break;
    tell(
        text("{} rows were damaged or removed after they were stored, and "
             "are made again\n",
             number(lost)));
  }
  store.merge();
  return success;
}

}  // namespace twinning
