#include <array>

#include "output/study_store.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::array merge_options{force_option, quiet_option};
constexpr std::array merge_groups{OptionGroup{"options", merge_options}};
constexpr std::array merge_examples{
    Example{"twinning merge /shared/trust-grid.h5",
            "joins what eight processes with --shard have made"},
};

/// The result that a folder of parts belongs to.
std::filesystem::path result_of(const std::filesystem::path& given) {
  std::filesystem::path result = given;
  if (result.extension() == ".parts") result.replace_extension();
  return result;
}

/// twinning merge: join the parts that several processes have made.
int merge(const Arguments& given) {
  const auto out = result_of(given.operands().front());
  const std::filesystem::path parts = parts_folder(out);
  const Results results(std::filesystem::exists(parts) ? parts : out);
  StudyPlan plan = plan_of(results);
  if (!std::filesystem::exists(parts) && is_result_of(out, plan)) {
    if (!given.has("quiet")) print(text("{}: is joined\n", out.string()));
    return success;
  }
  StudyStore store(out, std::move(plan), provenance(given),
                   {.force = given.has("force")});
  if (const std::size_t missing = store.planned() - store.done(); missing > 0)
    throw UserError(
        Fault::file,
        text("{}: {} of {} rows are missing; make them with the command that "
             "made the others, or finish the study with the same command "
             "without --shard",
             parts.string(), with_commas(static_cast<long long>(missing)),
             with_commas(static_cast<long long>(store.planned()))));
  store.merge();
  if (!given.has("quiet")) print(text("joined in {}\n", out.string()));
  return success;
}

}  // namespace

constinit const Command merge_command{
    .name = "merge",
    .summary = "join the parts that several processes have made",
    .detail =
        "Checks that every row of the study is there and sound, and copies "
        "them in the order of the plan: the file is the same whoever made "
        "which part.",
    .operands = {"RESULT", "the result to make, or its folder of parts", 1, 1},
    .groups = merge_groups,
    .examples = merge_examples,
    .act = merge};

}  // namespace twinning
