#pragma once

#include <exception>
#include <string_view>

namespace twinning {

/// Nobody reads standard output any more: a quiet end, and no fault.
class ClosedOutput : public std::exception {};

/// Writes to standard output, at once and in full.
///
/// Errors:  ClosedOutput; UserError(file) if it cannot be written
void print(std::string_view words);

/// Writes to standard error; what cannot be written there is lost.
void tell(std::string_view words);

/// Standard error is a terminal whose lines can be written over.
[[nodiscard]] bool rewritable_terminal();

/// Readies the process: a closed pipe and a file above its limit are told by
/// the call that meets them, no file opened later becomes an output, and memory
/// that was freed is used again instead of asked for anew.
void ready_process();

}  // namespace twinning
