#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/layout.hpp"

namespace twinning {

/// Rows that other results hold already, found by what determines them.
class Reuse {
 public:
  /// `sources` are result files, or folders of parts; what is not sound in a
  /// folder is passed over.  The layout must outlive this.
  ///
  /// Errors:  UserError(file) if a source cannot be read; UserError(input) if
  ///          it is no result, is damaged, or has other axes than the layout:
  ///          names the first that differs
  Reuse(const Layout& layout,
        const std::vector<std::filesystem::path>& sources);
  ~Reuse();

  /// Adds a source to those there are.
  ///
  /// Errors:  as above; parts of a folder that were read before are kept
  void add(const std::filesystem::path& source);

  /// Rows that the sources hold, each counted once.
  [[nodiscard]] std::size_t size() const;

  /// Whether `find` finds something.
  [[nodiscard]] bool holds(const std::string& hash) const;

  /// What is kept of the finished row with that hash.  A row that failed is
  /// never found.
  [[nodiscard]] std::optional<RunRecord> find(const std::string& hash);

  /// Runs that the row just found stands for.
  [[nodiscard]] std::uint32_t runs() const;

 private:
  struct Sources;
  std::unique_ptr<Sources> sources_;
};

/// Puts the parts of another plan beside a result out of the way, so that
/// their runs can be reused; they are found by `set_aside` until removed.
///
/// Errors:  UserError(file) if another process works in them
void set_aside_parts(const std::filesystem::path& result,
                     const std::string& plan_hash);
[[nodiscard]] std::vector<std::filesystem::path> set_aside(
    const std::filesystem::path& result);
void remove_set_aside(const std::filesystem::path& result);

}  // namespace twinning
