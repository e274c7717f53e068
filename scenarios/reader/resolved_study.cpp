#include "scenarios/reader/resolved_study.hpp"

#include <cmath>

#include "scenarios/reader/schema.hpp"
#include "scenarios/reader/toml_text.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Writes a study table by table.
class Writer {
 public:
  Writer(const Study& study, const DesignAsked& design, const StudyFiles& files)
      : study_{study}, design_{design}, files_{files} {}

  std::string all() {
    head();
    design();
    for (const Factor& factor : study_.factors) one_factor(factor);
    record();
    return std::move(out_);
  }

 private:
  void table(std::string_view header) { out_ += text("\n{}\n", header); }
  void line(std::string_view key, std::string_view value) {
    out_ += text("{} = {}\n", key, value);
  }
  void string(std::string_view key, std::string_view value) {
    line(key, toml_string(value));
  }
  void number(std::string_view key, double value) {
    line(key, toml_number(value));
  }

  template <class Item, class Written>
  void list(std::string_view key, const std::vector<Item>& items,
            const Written& written) {
    std::string all;
    for (const Item& item : items)
      all += text("{}{}", all.empty() ? "" : ", ", written(item));
    line(key, text("[{}]", all));
  }

  void head() {
    line("format", text("{}", newest_format));
    string("name", study_.name);
    list("scenarios", files_.scenarios, toml_string);
    if (study_.until)
      precision(*study_.until);
    else
      line("replicates", text("{}", study_.replicates));
    string("random_numbers",
           study_.common_random_numbers ? "common" : "independent");
  }

  void precision(const Precision& until) {
    string("replicates.until", until.quantity);
    string("replicates.relation", until.relation);
    if (until.year) line("replicates.year", text("{}", *until.year));
    number("replicates.half_width", until.half_width);
    line("replicates.relative", until.relative ? "true" : "false");
    number("replicates.confidence", until.confidence);
    line("replicates.at_least", text("{}", until.at_least));
    line("replicates.at_most", text("{}", study_.replicates));
  }

  void design() {
    const DesignKind& kind = design_.kind();
    table("[design]");
    string("kind", kind.name);
    if (kind.takes_points) line("points", text("{}", design_.points));
    if (kind.takes_seed) line("seed", toml_seed(design_.seed));
    if (!files_.points.empty()) string("file", files_.points);
  }

  void one_factor(const Factor& factor) {
    table("[[vary]]");
    string(factor.of == Factor::Of::parameter ? "parameter" : "lever",
           factor.name);
    if (factor.distribution)
      distribution(*factor.distribution);
    else if (!factor.levels.empty())
      levels(factor.levels);
  }

  void distribution(const Distribution& given) {
    const DistributionKind& kind = given.kind();
    string("distribution", kind.name);
    for (std::size_t i = 0; i < kind.argument_count(); ++i)
      if (std::isfinite(given.arguments()[i]))
        number(kind.arguments[i].key, given.arguments()[i]);
  }

  /// Long evenly spaced levels by their ends, all others one by one.
  void levels(const std::vector<double>& levels) {
    constexpr std::size_t few = 100;
    const bool even =
        levels.size() > few && levels.front() < levels.back() &&
        levels == spread(levels.front(), levels.back(), levels.size());
    if (!even) return list("values", levels, toml_number);
    number("from", levels.front());
    number("to", levels.back());
    line("steps", text("{}", levels.size()));
  }

  void record() {
    table("[record]");
    string("runs", study_.runs == Study::Runs::all ? "all" : "aggregates");
    if (!study_.observables.empty())
      list("observables", study_.observables, toml_string);
  }

  const Study& study_;
  const DesignAsked& design_;
  const StudyFiles& files_;
  std::string out_;
};

}  // namespace

std::string resolved_study_text(const Study& study, const DesignAsked& design,
                                const StudyFiles& files) {
  return Writer(study, design, files).all();
}

}  // namespace twinning
