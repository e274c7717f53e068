#pragma once

#include <string>
#include <string_view>

namespace twinning {

/// The JSON Schema (draft-07) of scenario files, made from the rows of
/// parameters and levers: editors complete and check by it.
[[nodiscard]] std::string scenario_schema();

/// The same of study files, made besides from the rows of designs and
/// distributions.
[[nodiscard]] std::string study_schema();

/// The same of files of claims, made besides from the rows of statistics.
[[nodiscard]] std::string claims_schema();

/// The JSON Schemas of what each command gives under --json, by its name: of
/// those that make and show results, and of those that ask questions of them.
[[nodiscard]] std::string_view output_schemas();
[[nodiscard]] std::string_view question_schemas();

}  // namespace twinning
