# What is installed besides the program and its manual (tools/CMakeLists.txt),
# and the Debian package: cpack --config build/CPackConfig.cmake

include(GNUInstallDirs)

install(DIRECTORY scenarios
  DESTINATION ${CMAKE_INSTALL_DATADIR}/twinning
  FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv" PATTERN "*.md"
  PATTERN reader EXCLUDE)

# The documents keep their folders, so that the links between them hold.
install(FILES README.md LICENSE CHANGELOG.md CITATION.cff
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES sim/ODD.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/sim)
install(FILES output/FORMAT.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/output)
install(FILES scenarios/README.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR}/scenarios)
install(FILES LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME twinning)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_PACKAGE_DESCRIPTION "An agent-based simulation of city twinning \
between the UK, China and Europe for policy research: it makes many runs of \
a scenario, keeps every run in one HDF5 file, and sets scenarios side by side.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "twinning developers")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
