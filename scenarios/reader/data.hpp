#pragma once

#include <functional>
#include <string_view>

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/read_cities.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// Opens the data file of a role ("cities", "links", "events", and "points" of
/// a study) that a node names; nullptr, and a fault, if that cannot be.
using OpenData =
    std::function<const Source*(const Node& node, std::string_view role)>;

/// Files on the disk, inside the folder of the file that names them unless
/// that is allowed.  A fault calls the node by its table and the role.
[[nodiscard]] OpenData files_on_disk(std::string_view table, bool allow_outside,
                                     Problems& problems);

/// Texts at hand, one a role.
[[nodiscard]] OpenData texts_at_hand(const std::vector<SourceFile>& sources,
                                     Problems& problems);

/// Reads the files of [data] into the scenario, with its blocs and relations
/// known, and notes them in its sources.
///
/// Errors:  in `problems`; nothing where the cities cannot be understood
[[nodiscard]] std::optional<Cities> read_data(const Node& table,
                                              const OpenData& open,
                                              Scenario& scenario,
                                              Problems& problems);

/// A file that was read, as results keep it.
[[nodiscard]] SourceFile source_file(std::string_view role,
                                     const Source& source);

}  // namespace twinning
