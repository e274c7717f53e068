# What `twinning --version` says of the build.  A new commit configures anew;
# without git, or outside a checkout, the commit is "unknown".

set(TWINNING_COMMIT unknown)
find_package(Git QUIET)
if(GIT_FOUND)
  execute_process(
    COMMAND ${GIT_EXECUTABLE} -C ${PROJECT_SOURCE_DIR} rev-parse --short=12 HEAD
    OUTPUT_VARIABLE head OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE failed ERROR_QUIET)
  if(NOT failed)
    set(TWINNING_COMMIT ${head})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
      ${PROJECT_SOURCE_DIR}/.git/logs/HEAD)
  endif()
endif()

string(REPLACE GNU g++ compiler ${CMAKE_CXX_COMPILER_ID})
string(REPLACE Clang clang++ compiler ${compiler})
set(TWINNING_COMPILER "${compiler} ${CMAKE_CXX_COMPILER_VERSION}")
if(CMAKE_BUILD_TYPE)
  string(APPEND TWINNING_COMPILER ", ${CMAKE_BUILD_TYPE}")
endif()
configure_file(version.cpp.in version.cpp @ONLY)
