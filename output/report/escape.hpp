#pragma once

#include <string>
#include <string_view>

namespace twinning::report {

/// A text as it may stand in HTML or SVG, between tags or in quotation marks.
///
/// What has a meaning there is written as a reference; bytes that are no
/// UTF-8, and control characters, among them those that turn the direction of
/// writing, become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view raw);

/// The same as an element that keeps its own direction of writing.
[[nodiscard]] std::string isolated(std::string_view raw);

/// A JSON text as it may stand inside a script element.
[[nodiscard]] std::string json_in_html(std::string_view json);

/// A text as part of an identifier or of a file's name: letters and digits of
/// ASCII as they are, all else, in runs, a hyphen.
[[nodiscard]] std::string slug(std::string_view raw);

}  // namespace twinning::report
