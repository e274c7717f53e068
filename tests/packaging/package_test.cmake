# Makes the Debian package and reads what it says of itself.
# Run by ctest as: cmake -D build=<build folder> -D scratch=<folder to make>
#                        -P package_test.cmake

function(call variable)  # call(<variable for stdout> <command>...)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status
    OUTPUT_VARIABLE told ERROR_VARIABLE complained)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nended with ${status}:\n${told}${complained}")
  endif()
  set(${variable} "${told}" PARENT_SCOPE)
endfunction()

find_program(shlibdeps dpkg-shlibdeps)
find_program(deb dpkg-deb)
if(NOT shlibdeps OR NOT deb)
  message(STATUS "skipped: dpkg-dev is not installed")
  return()
endif()

file(REMOVE_RECURSE ${scratch})
file(MAKE_DIRECTORY ${scratch})
call(said ${CMAKE_CPACK_COMMAND} -G DEB --config ${build}/CPackConfig.cmake
  -B ${scratch})
file(GLOB package ${scratch}/twinning_*.deb)

call(section ${deb} --field ${package} Section)
if(NOT section MATCHES "^science")
  message(SEND_ERROR "its section is ${section}")
endif()
call(maintainer ${deb} --field ${package} Maintainer)
if(NOT maintainer MATCHES "^twinning developers")
  message(SEND_ERROR "its maintainer is ${maintainer}")
endif()

# A library left out here is a program that does not start elsewhere.
call(depends ${deb} --field ${package} Depends)
foreach(library IN ITEMS libc6 "libstdc[+][+]6" libtbb libhdf5 libfmt libsleef
    libdeflate libssl libboost-program-options)
  if(NOT depends MATCHES "${library}")
    message(SEND_ERROR "it does not depend on ${library}: ${depends}")
  endif()
endforeach()

call(files ${deb} --contents ${package})
foreach(file IN ITEMS bin/twinning share/twinning/scenarios/uk-china.toml
    share/doc/twinning/copyright share/man/man1/twinning.1)
  if(NOT files MATCHES "/usr/${file}")
    message(SEND_ERROR "it does not hold /usr/${file}")
  endif()
endforeach()
file(REMOVE_RECURSE ${scratch})
