#pragma once

#include <span>
#include <string>

#include "output/report/cases.hpp"
#include "output/report/page.hpp"

namespace twinning::report {

/// What other commands found of the same results: what they print with --json,
/// and the files that hold it; without a file: not given.
struct Extras {
  std::string claims, claims_file;
  std::string observed, observed_file;
};

/// The page about results: the verdict, the pictures, the tables, and where it
/// all comes from.
///
/// Every number in it is an aggregate; runs are read a column at a time, and
/// sampled where there are very many.
[[nodiscard]] Page page_of(std::span<const Given> given,
                           const Extras& extras = {});

/// One figure of the page as SVG, by its name: "links-UK-China", or
/// "map-UK-China-1995" of any year.
///
/// Errors:  UserError(command_line) with the names there are
[[nodiscard]] std::string figure_of(std::span<const Given> given,
                                    const std::string& name);

}  // namespace twinning::report
