# Builds the schemas of answers into the program, as they stand in their files.

set(folder ${CMAKE_CURRENT_SOURCE_DIR}/schemas/answers)
file(GLOB answers CONFIGURE_DEPENDS ${folder}/*.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${answers})

set(source "// Made by embed.cmake.\n#include \"tools/schemas/schemas.hpp\"\n\n")
string(APPEND source "std::vector<std::string_view> ")
string(APPEND source "twinning::answer_schemas() {\n  return {\n")
foreach(answer IN LISTS answers)
  file(READ "${answer}" text)
  string(APPEND source "R\"json(${text})json\",\n")
endforeach()
file(CONFIGURE OUTPUT answer_schemas.cpp CONTENT "${source}};\n}\n" @ONLY)
