#pragma once

#include <array>
#include <string_view>

namespace twinning {

/// What the program ends with, described once for the help and the manual.
struct ExitStatus {
  std::string_view number;
  std::string_view meaning;
};

inline constexpr std::array exit_statuses{
    ExitStatus{"0", "done"},
    ExitStatus{"1", "a fault of the program itself"},
    ExitStatus{"2", "wrong command line"},
    ExitStatus{"3", "invalid scenario or data"},
    ExitStatus{"4", "a file or the disk refuses"},
    ExitStatus{"5", "memory ran out"},
    ExitStatus{"6", "refused by a limit; the message names what lifts it"},
    ExitStatus{"10", "a difference was found, or a claim failed"},
    ExitStatus{"11", "some runs failed; all others are kept"},
    ExitStatus{"128+N", "ended by signal N; the same command resumes"},
};

}  // namespace twinning
