# Fails on a source file of more than 500 lines, and on a text that names a
# folder of the machine it was written on.
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
  if(NOT file MATCHES "^tests/scenarios/bad/")
    file(STRINGS ${root}/${file} paths REGEX "${machine_path}")
    if(paths)
      message(SEND_ERROR "${file} names a folder of a machine: ${paths}")
    endif()
  endif()
endforeach()
