#pragma once

#include "output/report/link_findings.hpp"
#include "output/report/picture.hpp"

namespace twinning::report {

/// The links of a case on maps, one for each relation, as they stand at the
/// end of the last year.
///
/// A link's colour and stroke are its most frequent phase in the runs in which
/// it stands, its width their mean trust, its strength the share of such runs.
[[nodiscard]] Picture map_of(const Case& of, const LinkFindings& found);

/// The same in another year, for a picture alone.
[[nodiscard]] Picture map_of(const Case& of, const LinkFindings& found,
                             std::size_t year);

/// The links that are drawn: those that stand in the most runs, ascending.
[[nodiscard]] std::vector<std::size_t> drawn_links(const LinkStates& states);

}  // namespace twinning::report
