#pragma once

#include <vector>

#include "output/report/courses.hpp"
#include "output/report/picture.hpp"

namespace twinning::report {

// Pictures of how a case goes over the years; each is empty if the result does
// not hold what it needs.

/// Links active, dormant and ended, and those signed in each year.
[[nodiscard]] Picture links_by_year(const Courses& courses);

/// Mean trust and reciprocity of standing links.
[[nodiscard]] Picture trust_by_year(const Courses& courses);

/// Deals and their value.
[[nodiscard]] Picture deals_by_year(const Courses& courses);

/// What the visits are made of.
[[nodiscard]] Picture activities_by_year(const Courses& courses);

/// The class of a relation's colour and stroke.
[[nodiscard]] std::string colour_of_relation(std::size_t relation);

}  // namespace twinning::report
