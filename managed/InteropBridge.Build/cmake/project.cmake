# SPDX-License-Identifier: MIT
# CMake includes this after the project() of the kernels' CMakeLists.txt, be it this package's or the user's.
if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()
include_directories("${CMAKE_CURRENT_LIST_DIR}/../include") # interopbridge_contract.h
# A generator for several configurations appends the configuration's name, unless there is a generator expression.
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "$<1:${IB_FOLDER}/lib>")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "$<1:${IB_FOLDER}/lib>")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Nothing of this machine goes into what is shipped: no path to search for libraries, none of the sources.
set(CMAKE_SKIP_BUILD_RPATH ON)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT WIN32)
  add_compile_options("$<$<COMPILE_LANGUAGE:C,CXX>:-ffile-prefix-map=${IB_PROJECT_DIRECTORY}/=>"
    "$<$<COMPILE_LANGUAGE:C,CXX>:-ffile-prefix-map=${CMAKE_BINARY_DIR}=.>"
    "$<$<AND:$<COMPILE_LANGUAGE:Fortran>,$<Fortran_COMPILER_ID:GNU>>:-ffile-prefix-map=${IB_PROJECT_DIRECTORY}/=>")
endif()
include("${CMAKE_CURRENT_LIST_DIR}/linking.cmake")

include("${CMAKE_CURRENT_LIST_DIR}/bindings.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/shims.cmake")
cmake_language(DEFER CALL ib_add_shims)
cmake_language(DEFER CALL ib_add_bindings)
