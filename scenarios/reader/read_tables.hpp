#pragma once

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/read_cities.hpp"
#include "scenarios/reader/read_links.hpp"
#include "scenarios/reader/read_scenario.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

// Each reads one table of a scenario file into its part of the Scenario; what
// the table leaves out keeps its default, and every fault goes to `problems`.

/// name, seed, replicates and [time].
void read_head(const Node& table, const ReadOptions& options,
               Scenario& scenario, Problems& problems);

/// `format`, which studies have as well.
void read_format(const Node& node, Problems& problems);

/// [parameters], and what must hold between them and the length of a step.
void read_parameters(const Node& table, Scenario& scenario, Problems& problems);

/// [blocs.NAME] and [[relations]].
void read_blocs(const Node& table, Scenario& scenario, Problems& problems);
void read_relations(const Node& table, Scenario& scenario, Problems& problems);

/// [[levers]], [ablation] and [record].  Without cities (their file is at
/// fault) what names them is passed over.
void read_levers(const Node& table, const Cities* cities, Scenario& scenario,
                 Problems& problems);
void read_ablation(const Node& table, Scenario& scenario, Problems& problems);
void read_record(const Node& table, const Cities* cities, Scenario& scenario,
                 Problems& problems);

}  // namespace twinning
