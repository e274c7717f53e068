#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/base/error.hpp"
#include "tests/scenarios/folder.hpp"

namespace twinning::tests {

inline constexpr std::string_view small_scenario = R"(name = "small"
seed = 7
replicates = 3

[time]
start = 1990
end = 2000

[data]
cities = "cities.csv"
links = "links.csv"
events = "events.csv"

[blocs.UK]
[blocs.China]
[blocs.Europe]

[[relations]]
between = ["UK", "China"]
climate = [[0, -1], [1979, 0.2]]

[[relations]]
between = ["UK", "Europe"]
)";

inline constexpr std::string_view small_cities =
    "code,name,country,bloc,latitude,longitude,gdp_bn_gbp\n"
    "1,Leeds,United Kingdom,UK,53.80,-1.55,64\n"
    "2,Chengdu,China,China,30.66,104.06,90\n"
    "3,York,United Kingdom,UK,53.96,-1.08,6\n"
    "4,Lyon,France,Europe,45.76,4.84,60\n"
    "5,Leeds,Germany,Europe,51.34,12.37,20\n";

inline constexpr std::string_view small_links =
    "first,second,year_signed,year_ended\n"
    "1,2,1995,\n"
    "3,4,1960,1999\n"
    "1,4,,\n";

inline constexpr std::string_view small_events =
    "year,event,first,second\n"
    "1998,joint_programme,1,2\n";

/// A folder with a scenario of five cities, and more at its end.
class SmallWorld {
 public:
  explicit SmallWorld(std::string_view more = "") {
    folder.write("cities.csv", small_cities);
    folder.write("links.csv", small_links);
    folder.write("events.csv", small_events);
    file = folder.write("small.toml",
                        std::string{small_scenario} + std::string{more});
  }

  [[nodiscard]] Scenario read(const std::vector<Setting>& settings = {}) const {
    ReadOptions options;
    options.settings = settings;
    return read_scenario(file, options);
  }

  Folder folder;
  std::filesystem::path file;
};

/// What a reading says, and with which exit status; "" and 0 if it succeeds.
struct Outcome {
  int exit = 0;
  std::string message;

  [[nodiscard]] bool says(std::string_view part) const {
    return message.find(part) != std::string::npos;
  }
};

template <class Read>
[[nodiscard]] Outcome outcome(const Read& read) {
  try {
    static_cast<void>(read());
    return {};
  } catch (const UserError& error) {
    return {int(error.fault()), error.what()};
  }
}

[[nodiscard]] inline std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The parts of a text between separators.
[[nodiscard]] inline std::vector<std::string> split(
    const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(separator, begin)) != text.npos;
       begin = end + separator.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

}  // namespace twinning::tests
