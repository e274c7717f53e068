# Fails on a source file of more than 500 lines, on two headers that give one
# name to two types (the linker would mix up their code), and on a text that
# names a folder of the machine it was written on.
# Run by ctest as: cmake -D root=<source folder> -P house_test.cmake

find_package(Git QUIET)
if(GIT_FOUND)
  execute_process(
    COMMAND ${GIT_EXECUTABLE} -C ${root} -c core.quotePath=off ls-files
    OUTPUT_VARIABLE files OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT files)
  message(STATUS "skipped: git tells no files of ${root}")
  return()
endif()
string(REPLACE "\n" ";" files "${files}")

set(machine_path "(^|[^A-Za-z0-9._~-])/(home|root|Users|work|mnt)/")

foreach(file IN LISTS files)
  if(NOT EXISTS ${root}/${file})
    continue()
  endif()
  if(file MATCHES "[.][ch]pp$")
    file(READ ${root}/${file} text)
    string(REGEX MATCHALL "\n" lines "${text}")
    list(LENGTH lines count)
    if(count GREATER 500)
      message(SEND_ERROR "${file} has ${count} lines; the house has 500")
    endif()
  endif()
  if(file MATCHES "^(sim|scenarios|output|tools)/.*[.]hpp$")
    string(REGEX REPLACE "template <[^\n]*>\n[^\n]*" "" text "${text}")
    string(REGEX MATCHALL "\n(struct|class|enum class) [A-Z][A-Za-z0-9]* [^;\n]*"
      types "${text}")
    foreach(type IN LISTS types)
      string(REGEX REPLACE "^.*(struct|class) ([A-Za-z0-9]+).*" "\\2" name "${type}")
      if(DEFINED type_${name})
        message(SEND_ERROR "${file} and ${type_${name}} both have a ${name}")
      endif()
      set(type_${name} ${file})
    endforeach()
  endif()
  if(NOT file MATCHES "^tests/scenarios/bad/")
    file(STRINGS ${root}/${file} paths REGEX "${machine_path}")
    if(paths)
      message(SEND_ERROR "${file} names a folder of a machine: ${paths}")
    endif()
  endif()
endforeach()
