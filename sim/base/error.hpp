#pragma once

#include <stdexcept>
#include <string>

namespace twinning {

/// Whose fault it is and where: the exit status of the program.
enum class Fault {
  command_line = 2,  ///< the command line is wrong
  input = 3,         ///< a scenario, study or data file is invalid
  file = 4,          ///< a file or the disk refuses
  memory = 5,        ///< memory ran out
  limit = 6,         ///< refused by a limit; the message names the flag
};

/// What the user can put right.  The message is complete as it stands: place,
/// what must hold, why; several lines where there are several faults.  Only
/// `main` prints it.  A fault of the program itself is a std::logic_error.
class UserError : public std::runtime_error {
 public:
  UserError(Fault fault, const std::string& message)
      : std::runtime_error{message}, fault_{fault} {}

  [[nodiscard]] Fault fault() const { return fault_; }

 private:
  Fault fault_;
};

}  // namespace twinning
