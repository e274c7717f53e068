#pragma once

#include <map>
#include <string>
#include <vector>

namespace twinning {

/// The statistics of the runs that result files hold, found by the hash of all
/// that determines a run.
class HeldRuns {
 public:
  /// Takes in the finished runs of a result file, or of the parts of one.
  ///
  /// Errors:  as `Results`; UserError(input) of one that keeps aggregates only
  void add(const std::string& file);

  [[nodiscard]] std::size_t count() const { return rows_.size(); }

  /// [statistic][relation], as in RunRecord; empty of a run that is not held.
  [[nodiscard]] std::vector<double> find(const std::string& hash) const;

 private:
  std::map<std::string, std::vector<double>> rows_;
};

}  // namespace twinning
