#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinning {

/// The JSON Schema (draft-07) of scenario files, made from the rows of
/// parameters and levers: editors complete and check by it.
[[nodiscard]] std::string scenario_schema();

/// The same of study files, made besides from the rows of designs and
/// distributions.
[[nodiscard]] std::string study_schema();

/// The same of files of claims, made besides from the rows of statistics.
[[nodiscard]] std::string claims_schema();

/// The JSON Schemas of what commands give under --json, from the files of
/// answers: in each an object with the schema of one command, under its name.
[[nodiscard]] std::vector<std::string_view> answer_schemas();

}  // namespace twinning
