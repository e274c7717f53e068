#pragma once

#include "output/study_store.hpp"
#include "output/table.hpp"

namespace twinning {

/// /provenance: who made a result, when and how, and everything needed to make
/// it again: the scenarios with all inheritance resolved, and the files they
/// were read from.
[[nodiscard]] Table provenance_table(const StudyPlan& plan,
                                     const Provenance& provenance);

/// What the root says of a result beside its title; `done` and `failed` runs.
[[nodiscard]] std::vector<Attribute> about(const StudyPlan& plan,
                                           const std::string& plan_hash,
                                           std::size_t done, std::size_t failed,
                                           bool complete);

}  // namespace twinning
