# Writes files into a source file, as texts that are built into the program.
# Run as: cmake -D out=<source> -D files=<name=file,…> -P embed.cmake
#
set(source "// Made by embed.cmake.\n#include \"output/report/assets.hpp\"\n\n")
string(APPEND source "namespace twinning::report {\nnamespace {\n\n")
set(members "")
string(REPLACE "," ";" files "${files}")
foreach(each IN LISTS files)
  string(REGEX MATCH "^([^=]+)=(.*)$" _ "${each}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(LENGTH "${hex}" length)
  string(APPEND source "constexpr unsigned char ${name}[] = {")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND source "${bytes}0};\n")
  math(EXPR length "${length} / 2")
  string(APPEND members
    "      std::string(reinterpret_cast<const char*>(${name}), ${length}),\n")
endforeach()
string(APPEND source "\n}  // namespace\n\nconst Assets& assets() {\n")
string(APPEND source "  static const Assets built_in{\n${members}  };\n")
string(APPEND source "  return built_in;\n}\n\n}  // namespace twinning::report\n")
file(WRITE "${out}" "${source}")
