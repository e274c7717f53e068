#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "output/layout.hpp"
#include "output/part.hpp"
#include "output/part_file.hpp"
#include "output/storer.hpp"
#include "output/study_folder.hpp"
#include "output/study_store.hpp"
#include "sim/base/error.hpp"

namespace twinning {

/// What it takes to make a file of a part; used again for the next.
struct Workshop {
  explicit Workshop(unsigned compression) : packer{compression} {}
  Packer packer;
  PackedPart packed;
  PartImage image;
};

/// The parts of a study: on disk, or open because some of their runs are here.
struct StudyParts {
  StudyParts(const std::filesystem::path& file, StudyPlan given,
             const Provenance& who, const StudyOptions& options)
      : result{file},
        plan{std::move(given)},
        provenance{who},
        layout{layout_of(plan, options)},
        shard{options.shard},
        folder{file, plan, layout, provenance, options},
        guest{options.guest},
        status(layout.rows, RowStatus::missing),
        retry_failed{options.retry_failed} {
    if (folder.merged())
      status.assign(layout.rows, RowStatus::done);
    else if (!guest)
      for (std::size_t part = 0; part < layout.parts(); ++part) take_up(part);
  }

  std::filesystem::path result;
  StudyPlan plan;
  Provenance provenance;
  Layout layout;
  Shard shard;
  StudyFolder folder;
  bool guest;

  std::mutex mutex;               ///< of all below
  std::vector<RowStatus> status;  ///< of rows that are on disk
  bool retry_failed;
  std::map<std::size_t, std::unique_ptr<Part>> open;
  std::map<std::size_t, std::vector<bool>> begun;  ///< rows of an open part
  std::vector<std::unique_ptr<Part>> spare;
  std::vector<std::unique_ptr<Workshop>> idle;
  std::chrono::steady_clock::time_point stored_so_far =
      std::chrono::steady_clock::now();

  Storer storer;  ///< last: ends before what its jobs use

  void take_up(std::size_t part);
  void look_again(std::size_t from, std::size_t to);
  std::unique_ptr<Part> open_part(std::size_t number);
  Part* begin(std::size_t row);
  std::unique_ptr<Part> finish(std::size_t row, RowStatus became);
  [[nodiscard]] bool is_begun(std::size_t row) const;
  [[nodiscard]] std::vector<std::size_t> missing(std::size_t from,
                                                 std::size_t to) const;
  [[nodiscard]] std::size_t on_the_way() const;
  [[nodiscard]] std::size_t done() const;
  void store(const Part& part);
  std::unique_ptr<Workshop> workshop();
  void file_away(Workshop& made, std::size_t part, bool whole,
                 const std::vector<RowStatus>& rows);
  void store_if_late();
  void store_open_parts();
  [[nodiscard]] std::string with_remedy(const UserError& error) const;
};

}  // namespace twinning
