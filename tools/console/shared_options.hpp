#pragma once

#include <array>
#include <cstdint>

#include "tools/console/options.hpp"

namespace twinning {

// Options that several commands have.

inline constexpr Option json_option{
    "json", Takes::nothing, "",
    "one JSON object on standard output; described by describe --json"};
inline constexpr Option quiet_option{
    "quiet", Takes::nothing, "", "no progress and no summary", 0, 0, 'q'};
inline constexpr Option jobs_option{
    "jobs", Takes::whole,
    "N",    "threads to run on; default: one for each processor",
    1,      1024,
    'j'};
inline constexpr Option force_option{"force", Takes::nothing, "",
                                     "replace the output if it exists"};
inline constexpr Option outside_option{
    "allow-outside", Takes::nothing, "",
    "let data files lie outside the folder of the scenario"};
inline constexpr Option set_option{
    "set", Takes::setting, "KEY=VALUE",
    "change a parameter (trust.gain=0.3) or any key of the scenario "
    "(time.end=2025, record.links=none); may be given several times"};
inline constexpr Option seed_option{
    "seed", Takes::whole, "N",
    "what all random numbers derive from; default: "
    "the scenario's"};
inline constexpr Option replicates_option{
    "replicates",
    Takes::whole,
    "N",
    "runs of each scenario, or of each point of a study; default: as its file "
    "says",
    1,
    4'294'967'295u};

}  // namespace twinning
