#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/report/cases.hpp"
#include "output/report/picture.hpp"

namespace twinning::report {

/// A part of the page, with its heading.
struct Section {
  std::string id;       ///< "trust"
  std::string heading;  ///< as text
  std::string body;     ///< as HTML
};

/// All that stands on a page.
struct Page {
  std::string title;
  std::string lead;  ///< HTML: the verdict
  std::vector<Section> sections;
  std::string data;  ///< JSON for the script
};

/// The page as one HTML file that asks for nothing outside itself.
///
/// Its Content-Security-Policy lets run and style nothing but what is in it,
/// by SHA-256.
[[nodiscard]] std::string html_of(const Page& page);

}  // namespace twinning::report
