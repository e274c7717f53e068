#pragma once

#include <span>
#include <string>
#include <string_view>

namespace twinning {

/// The tables of scenario, study and claims files, each with the keys it may
/// have.
struct TableKind {
  std::string_view name;  ///< "[time]", as messages call it
  std::span<const std::string_view> keys;
};

enum class TableName {
  top,
  time,
  data,
  bloc,
  relation,
  formation,
  community,
  lever,
  ablation,
  record,
  study,
  precision,
  design,
  vary,
  study_record,
  claims,
  claim,
  claim_test,
  claim_quantity,
  claim_ablation,
};

/// The newest form of scenario files that this program reads.
inline constexpr int newest_format = 1;

[[nodiscard]] const TableKind& table_kind(TableName table);

/// "; it belongs in [time]" for a key that some other table has, or that is
/// the name of a parameter or its last part; else empty.  `asking` tells
/// whether the file is a scenario, a study or one of claims.
[[nodiscard]] std::string where_key_belongs(std::string_view key,
                                            TableName asking = TableName::top);

/// "[time] has no key 'strat'; did you mean 'start'?": the nearest that the
/// table may have, where else the key belongs, or all that the table may have.
[[nodiscard]] std::string no_such_key(std::string_view label,
                                      std::string_view key, TableName table);

}  // namespace twinning
