#include "output/report/report.hpp"

#include <array>
#include <filesystem>
#include <span>

#include "output/disk.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/make_again.hpp"
#include "tools/making.hpp"
#include "tools/results_given.hpp"
#include "tools/shared_options.hpp"
#include "tools/terminal.hpp"

namespace twinning {
namespace {

constexpr std::array report_options{
    Option{"out", Takes::file, "FILE",
           "the page to make; default: the first result's name with .html, in "
           "the current folder",
           0, 0, 'o'},
    force_option, jobs_option, quiet_option};
constexpr std::array report_groups{OptionGroup{"options", report_options}};
constexpr std::array report_examples{
    Example{"twinning report uk-china.h5 --out uk-china.html",
            "a page about the reference scenario"},
    Example{
        "twinning report baseline.h5 visas.h5 degrees.h5 --out policies.html",
        "the same, with what two policies change, run by run"},
};

/// --out, or the first result's name with .html in the current folder.
std::filesystem::path page_file(const Arguments& given) {
  if (const auto out = given.value("out")) return *out;
  std::filesystem::path name =
      std::filesystem::path(given.operands().front()).filename();
  if (name.extension() == ".parts") name = name.stem();
  return name.replace_extension(".html");
}

void refuse_existing(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
    throw UserError(Fault::file,
                    text("{}: exists; to replace it: --force, or give --out",
                         shown(file.string())));
}

/// twinning report: one page about one or more results.
int report_results(const Arguments& given) {
  const std::filesystem::path out = page_file(given);
  if (!given.has("force")) refuse_existing(out);
  std::vector<report::Given> results;
  for (const std::string& file : given.operands())
    results.push_back({Results(result_or_parts(file)), file, {}, {}});
  for (report::Given& one : results)
    one.make_again = [&one, threads = jobs(given)](
                         std::span<const std::size_t> rows,
                         const report::EachRecord& each) {
      return make_again(one.results, rows, threads, each);
    };
  const std::string page = report::html_of(report::page_of(results));
  store_file(out, std::as_bytes(std::span(page)));
  if (!given.has("quiet"))
    print(text("{}: {}, opens in any browser\n", shown(out.string()),
               size_in_words(page.size())));
  return success;
}

}  // namespace

constinit const Command report_command{
    .name = "report",
    .summary = "make one page to look at and to send",
    .detail = "One HTML file that opens by double click, offline.",
    .operands = {"RESULT", "result files, or their folders of parts", 1,
                 Operands{}.at_most},
    .groups = report_groups,
    .examples = report_examples,
    .act = report_results};

}  // namespace twinning
