#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "tools/console/options.hpp"

namespace twinning {

/// The last lines of what a command tells: the lines of a shell, which can be
/// taken over as they are, that make a page of what it found.
[[nodiscard]] std::string page_offer(const std::vector<std::string>& lines);

/// "twinning report a.h5 'b c.h5' … --out page.html".
[[nodiscard]] std::string report_line(
    std::span<const std::string> results,
    const std::vector<std::string>& options = {});

/// The line of a shell: a command of the program with files, more words, and
/// those of the options named that were given.
[[nodiscard]] std::string line_again(
    std::string_view command, const std::vector<std::string>& files,
    const Arguments& given, std::initializer_list<std::string_view> options,
    const std::vector<std::string>& more = {});

}  // namespace twinning
