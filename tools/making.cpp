#include "tools/making.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/interruption.hpp"
#include "tools/progress.hpp"
#include "tools/terminal.hpp"
#include "tools/version.hpp"
#include "tools/words.hpp"

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

/// One file under two names; what does not exist is like nothing.
bool same_file(const fs::path& one, const fs::path& other) {
  std::error_code ignored;
  return fs::equivalent(one, other, ignored);
}

std::string runs(std::size_t count) {
  return with_commas(static_cast<long long>(count));
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

fs::path output_file(const Arguments& given, const Scenario& scenario) {
  const fs::path from = given.operands().front();
  const fs::path out = given.value("out").value_or(
      from == "-" ? "scenario.h5" : from.filename().stem().string() + ".h5");
  const auto refuse = [&](const std::string& input) {
    throw UserError(Fault::command_line,
                    text("--out {} is the same file as {}, which is read",
                         shown(out.string()), shown(input)));
  };
  if (same_file(out, from)) refuse(from.string());
  for (const SourceFile& source : scenario.sources)
    if (same_file(out, source.path)) refuse(source.path);
  return out;
}

Provenance provenance(const Arguments& given) {
  return {.program_version = version_in_full(),
          .compiler = std::string{compiler()},
          .command_line = given.command_line(),
          .host = host_name(),
          .started = now()};
}

StudyPlan plan_of(const Scenario& scenario) {
  StudyPlan plan;
  plan.title = scenario.name;
  plan.scenarios.push_back(prepare(scenario));
  plan.run_scenario.assign(scenario.replicates, 0);
  plan.run_point.assign(scenario.replicates, 0);
  for (std::uint32_t one = 0; one < scenario.replicates; ++one)
    plan.run_replicate.push_back(one);
  return plan;
}

int complete(Study& study, const Arguments& given) {
  const bool quiet = given.has("quiet");
  if (study.done() > 0 && !quiet)
    tell(text("{} of {} runs were made before\n", runs(study.done()),
              runs(study.planned())));

  const std::size_t planned = study.planned();
  std::atomic<std::size_t> kept = study.done();
  const Interruption interruption;
  {
    Progress progress(kept, planned, quiet);
    const auto keep = [&](const RunPlan& run, const RunRecord& record) {
      study.keep(run, record);
      ++kept;
      progress.advance();
    };
    run_batch(study.missing(), jobs(given), interruption.stop(), keep);
  }

  if (kept == planned) {
    study.merge();
  } else {
    study.close();
    tell(
        text("{} of {} runs are kept; to resume, give the same command:\n"
             "  {}\n",
             runs(kept), runs(planned), given.command_line()));
  }
  return interruption.signal() == 0 ? success : 128 + interruption.signal();
}

}  // namespace twinning
