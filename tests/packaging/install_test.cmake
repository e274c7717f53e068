# Installs twinning into an empty folder, and uses what was installed.
# Run by ctest as: cmake -D build=<build folder> -D scratch=<folder to make>
#                        -P install_test.cmake

function(call expected)  # call(<words on stdout> <command>...)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${scratch}
    RESULT_VARIABLE status OUTPUT_VARIABLE told ERROR_VARIABLE complained)
  if(NOT status EQUAL 0 OR NOT told MATCHES "${expected}")
    message(FATAL_ERROR "${ARGN}\nended with ${status} and said:\n"
      "${told}${complained}\ninstead of: ${expected}")
  endif()
endfunction()

file(REMOVE_RECURSE ${scratch})
file(MAKE_DIRECTORY ${scratch})
call("Installing" ${CMAKE_COMMAND} --install ${build} --prefix ${scratch}/usr)

set(shared ${scratch}/usr/share)
foreach(file IN ITEMS
    twinning/scenarios/uk-china.toml
    twinning/scenarios/data/uk-china/cities.csv
    doc/twinning/README.md doc/twinning/LICENSE
    doc/twinning/sim/ODD.md doc/twinning/output/FORMAT.md
    man/man1/twinning.1
    bash-completion/completions/twinning)
  file(SIZE ${shared}/${file} size)
  if(size EQUAL 0)
    message(SEND_ERROR "${file} is installed empty")
  endif()
endforeach()

# Every scenario that is installed finds its data where it was installed.
file(GLOB scenarios ${shared}/twinning/scenarios/*.toml)
call("" ${scratch}/usr/bin/twinning check ${scenarios})

call("^twinning [0-9]+[.][0-9]" ${scratch}/usr/bin/twinning --version)
call("kept in years.h5" ${scratch}/usr/bin/twinning run
  ${shared}/twinning/scenarios/uk-china.toml --replicates 2 --out years.h5)
file(REMOVE_RECURSE ${scratch})
