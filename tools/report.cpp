#include "output/report/report.hpp"

#include <array>
#include <filesystem>
#include <span>

#include "output/disk.hpp"
#include "output/keep_tables.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/comparisons/policy_words.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/written_file.hpp"
#include "tools/runs/make_again.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::array report_options{
    Option{"out", Takes::file, "FILE",
           "the page to make; default: the first result's name with .html, in "
           "the current folder",
           0, 0, 'o'},
    Option{"figure", Takes::text, "NAME",
           "make one figure as SVG instead, for papers: links-UK-China.svg, "
           "map-UK-China-1995.svg; a wrong name lists those there are"},
    Option{"claims", Takes::file, "FILE",
           "what twinning claims --json printed, to stand on the page"},
    Option{"observed", Takes::file, "FILE",
           "what twinning observe --json printed, likewise; default: what "
           "twinning observe --keep has kept in the results"},
    force_option,
    jobs_option,
    quiet_option};
constexpr std::array report_groups{OptionGroup{"options", report_options}};
constexpr std::array report_examples{
    Example{"twinning report uk-china.h5 --out uk-china.html",
            "a page about the reference scenario"},
    Example{
        "twinning report baseline.h5 visas.h5 degrees.h5 --out policies.html",
        "the same, with what two policies change, run by run"},
};

/// --out, or the name of the figure, or the first result's with .html, in the
/// current folder.
std::filesystem::path page_file(const Arguments& given) {
  if (const auto out = given.value("out")) return *out;
  if (const auto figure = given.value("figure"))
    return std::filesystem::path(*figure).filename();
  std::filesystem::path name =
      std::filesystem::path(given.operands().front()).filename();
  if (name.extension() == ".parts") name = name.stem();
  return name.replace_extension(".html");
}

std::vector<report::Given> read_results(const Arguments& given) {
  std::vector<report::Given> results;
  for (const std::string& file : given.operands())
    results.push_back({Results(result_or_parts(file)), file, {}, {}, {}});
  for (report::Given& one : results) {
    one.policies = policies_of(one.results);
    one.observed =
        kept_tables(result_or_parts(one.file), std::string(observed_group));
    one.make_again = [&one, threads = jobs(given)](
                         std::span<const std::size_t> rows,
                         const report::EachRecord& each) {
      return make_again(one.results, rows, threads, each);
    };
  }
  return results;
}

std::string page(const Arguments& given,
                 std::span<const report::Given> results) {
  report::Extras extras;
  if (const auto file = given.value("claims")) {
    extras.claims = read_file(*file);
    extras.claims_file = *file;
  }
  if (const auto file = given.value("observed")) {
    extras.observed = read_file(*file);
    extras.observed_file = *file;
  }
  return report::html_of(report::page_of(results, extras));
}

/// The name of a figure without its ending.
std::string figure_name(std::string name) {
  if (name.ends_with(".svg")) name.resize(name.size() - 4);
  return name;
}

/// twinning report: one page about one or more results.
int report_results(const Arguments& given) {
  const std::filesystem::path out = page_file(given);
  refuse_named_file(out, given);
  require_name(out, given.has("force"));
  const auto figure = given.value("figure");
  const std::string made = read_to_the_end(given.operands(), [&] {
    const std::vector<report::Given> results = read_results(given);
    return figure ? report::figure_of(results, figure_name(*figure))
                  : page(given, results);
  });
  store_file(out, std::as_bytes(std::span(made)));
  if (!given.has("quiet"))
    print(text("{}: {}, opens in any browser\n", shown(out.string()),
               size_in_words(made.size())));
  return success;
}

}  // namespace

constinit const Command report_command{
    .name = "report",
    .summary = "make one page to look at and to send",
    .detail =
        "One HTML file that opens by double click, offline, and asks for "
        "nothing from elsewhere: the verdict in words, maps, figures with "
        "their "
        "numbers, tables, and where it all comes from. Several results are "
        "compared with the first, run by run. Where a result keeps links at "
        "the end only, runs are made again to show every year; the page says "
        "so.",
    .operands = {"RESULT", "result files, or their folders of parts", 1,
                 Operands{}.at_most},
    .groups = report_groups,
    .examples = report_examples,
    .act = report_results};

}  // namespace twinning
