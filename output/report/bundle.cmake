# Bundles the script of pages and the outlines of their map, with npm.  Run as:
#   cmake -D npm=<npm> -D node=<node> -D source=<this folder> -D out=<folder>
#         -P bundle.cmake
# Where that fails (no network, say) pages go without scripts and outlines, and
# the build goes on; remove the folder to try again.

file(COPY "${source}/package.json" "${source}/package-lock.json"
  DESTINATION "${out}")
set(failed 1)
set(said "npm and node were not found, or not wanted")
file(SHA256 "${source}/package-lock.json" wanted)
if(EXISTS "${out}/installed.txt")
  file(READ "${out}/installed.txt" installed)
endif()
if(npm AND node AND "${installed}" STREQUAL "${wanted}")
  set(failed 0)
elseif(npm AND node)
  execute_process(
    COMMAND ${npm} ci --ignore-scripts --no-audit --no-fund --fetch-retries=1
            --loglevel=error
    WORKING_DIRECTORY "${out}" RESULT_VARIABLE failed
    OUTPUT_VARIABLE said ERROR_VARIABLE said TIMEOUT 300)
  if(failed EQUAL 0)
    file(WRITE "${out}/installed.txt" "${wanted}")
  endif()
endif()
if(failed EQUAL 0)
  execute_process(
    COMMAND ${node} "${source}/page/build.mjs" "${out}"
    RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
endif()
if(NOT failed EQUAL 0)
  message(WARNING "pages of twinning report will have no scripts and no "
    "outlines of land on their map: ${said}")
  file(WRITE "${out}/script.js" "")
  file(WRITE "${out}/outlines.txt" "")
endif()
