#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "output/child.hpp"

namespace twinning {

/// Which parts of a study were found to be sound.  To find out takes all of
/// their bytes, so it is done again only if the file is another.
class SealedParts {
 public:
  /// Whether a file is there and is that part of that plan.
  [[nodiscard]] bool hold(const std::filesystem::path& file,
                          const std::string& plan_hash, std::size_t number);

  /// Tells what was found to whoever asked a child process, who takes it up:
  /// the next child need not find it out.
  void send(const Send& send) const;
  void take_up(const Answers& answers);

 private:
  /// How a file looked when its bytes were read: inode, bytes, time of the last
  /// change [ns].
  using Look = std::array<std::int64_t, 3>;

  std::map<std::string, Look> sound_;  ///< by file
};

}  // namespace twinning
