#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "output/study_store.hpp"
#include "scenarios/reader/read_scenario.hpp"
#include "tools/console/interruption.hpp"
#include "tools/console/options.hpp"

namespace twinning {

// What every command that makes runs has to settle first.

/// --set, --seed, --replicates and --allow-outside.
[[nodiscard]] ReadOptions read_options(const Arguments& given);

/// --jobs, or one for each processor.
[[nodiscard]] unsigned jobs(const Arguments& given);

/// Errors:  UserError(command_line) if the file that an option names is one
///          that the study is read from
void refuse_input(std::string_view option, const std::filesystem::path& out,
                  const Study& study);

/// --out, or the name of the scenario or study with .h5 in the current folder.
///
/// Errors:  as `refuse_input`
[[nodiscard]] std::filesystem::path output_file(const Arguments& given,
                                                const Study& study);

/// Who makes the result: this program, here and now.
[[nodiscard]] Provenance provenance(const Arguments& given);

/// Gives the shares of a study that this process is to make, one after the
/// other, until there are no more.
using NextShare = std::function<std::optional<std::size_t>()>;

/// All shares of a store's shard.
[[nodiscard]] NextShare own_shares(const StudyStore& store);

/// Hears of so many more runs that are done, and whether some of them failed;
/// called by several threads at once.
using Advance = std::function<void(std::size_t runs, bool failed)>;

/// Makes the rows that the shares still lack, or less once a signal has come.
void make_shares(StudyStore& store, unsigned jobs, const NextShare& next,
                 const Interruption& interruption, const Advance& advance);

/// The same, told as progress; gives 0, or the number of the signal that ended
/// it before.
[[nodiscard]] int make_shares(StudyStore& store, const Arguments& given,
                              const NextShare& next,
                              const Interruption& interruption);

/// Says how many runs an earlier call has left, if any.
void tell_made_before(const StudyStore& store, const Arguments& given);

/// Makes the rows that the study still lacks, joins it and tells how far it
/// has come; gives 0, or 128 + N if signal N ended it before.
[[nodiscard]] int complete(StudyStore& store, const Arguments& given,
                           const Interruption& interruption);

/// Tells how far a study has come that was ended by a signal, and how to go on;
/// gives 128 + the signal.
[[nodiscard]] int ended_by(int signal, StudyStore& store,
                           const Arguments& given);

}  // namespace twinning
