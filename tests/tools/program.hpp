#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace twinning {

/// What a command line left behind.
struct Outcome {
  int status = 0;  ///< as of a shell; 1000 + N: the shell ended by signal N
  std::string out, err;
  bool in_time = true;  ///< ended within the ten seconds it is given
};

/// A folder of its own with the small world in it, in which the program is
/// used as a user uses it.  It goes with the object.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  /// Runs a line of the shell; PROG in it stands for the program.
  Outcome shell(std::string line);

  /// Names of the files that are not part of the small world, ascending.
  [[nodiscard]] std::vector<std::string> made() const;

  void write(const std::string& name, const std::string& words) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path outside_;  ///< holds the folder and the outputs
  std::filesystem::path folder_;
};

/// The lines of a text.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& words);

}  // namespace twinning
