# Runs page.test.mjs; pages and pictures of the screen stay in its folder.
# Run by ctest as: cmake -D node=… -D modules=… -D source=… -D program=…
#                        -D folder=… -P browser_test.cmake

find_program(chromium NAMES chromium chromium-browser)
if(NOT chromium)
  message(STATUS "skipped: there is no chromium here")
  return()
endif()
if(NOT node OR NOT EXISTS ${modules}/node_modules/playwright-core)
  message(STATUS "skipped: the program was built without npm")
  return()
endif()

foreach(name IN ITEMS program modules source folder)
  string(TOUPPER TWINNING_${name} variable)
  set(ENV{${variable}} ${${name}})
endforeach()
execute_process(
  COMMAND ${node} --test --test-reporter=spec
          ${CMAKE_CURRENT_LIST_DIR}/page.test.mjs
  RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "a page does not do what it should")
endif()
