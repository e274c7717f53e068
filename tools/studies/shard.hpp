#pragma once

#include "output/study_store.hpp"
#include "tools/console/options.hpp"

namespace twinning {

/// --shard I/N, or the whole.
///
/// Errors:  UserError(command_line) unless I is from 1 to N, or with an option
///          that would undo what other shards do
[[nodiscard]] Shard read_shard(const Arguments& given);

/// Makes a shard's share of a study and tells what is still to be done; gives
/// the exit status.
[[nodiscard]] int make_shard(StudyStore& store, const Arguments& given,
                             const Shard& shard);

}  // namespace twinning
