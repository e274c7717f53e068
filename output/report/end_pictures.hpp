#pragma once

#include "output/report/link_findings.hpp"
#include "output/report/picture.hpp"

namespace twinning::report {

// Pictures of how a case stands at the end of its last year.

/// How the value is shared among the cities of a relation's first bloc.
[[nodiscard]] Picture concentration(const Case& of, const EndsOfRuns& ends);

/// Which links meet their aim: by age, varied ones and others.
[[nodiscard]] Picture conversion(const Case& of, const EndsOfRuns& ends);

/// The cities as a table to be sorted and searched, as HTML.
[[nodiscard]] std::string cities_table(const Case& of, const EndsOfRuns& ends);

}  // namespace twinning::report
