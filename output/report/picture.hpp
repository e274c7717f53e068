#pragma once

#include <string>
#include <vector>

#include "output/report/number_table.hpp"

namespace twinning::report {

/// One drawing of a picture: of one relation, say.
struct Panel {
  std::string name;     ///< in file names: "UK-China"
  std::string heading;  ///< above it
  std::string svg;
};

/// An entry of a legend: how it is drawn, and what it stands for.
struct LegendEntry {
  enum class Shape { line, band, dot, bar };
  Shape shape;
  std::string classes;
  std::string words;
};

/// A figure of the page: what it shows, how it is to be read, its numbers.
struct Picture {
  std::string id;         ///< "trust"
  std::string title;      ///< "Trust grows slowly"
  std::string reading{};  ///< the sentence that a reader is to take from it
  std::string caption{};  ///< what is drawn, over how many runs, the band
  std::vector<LegendEntry> legend{};
  std::vector<Panel> panels{};
  NumberTable numbers{};

  [[nodiscard]] bool empty() const { return panels.empty(); }
};

/// The picture as HTML; identifiers in it begin with `place`.
[[nodiscard]] std::string html_of(const Picture& picture,
                                  const std::string& place);

/// A drawing that stands alone: with its styles, for papers and slides.
[[nodiscard]] std::string stand_alone(const Panel& panel);

}  // namespace twinning::report
