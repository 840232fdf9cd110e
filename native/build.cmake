# SPDX-License-Identifier: MIT
# Configures and builds a preset, as MSBuild and the build scripts do:
#   cmake -DPRESET=release [-DTARGET=libraries] [-DCONFIGURE_ONLY=ON] -P native/build.cmake
# A tree that was configured in another environment, with other compilers on the PATH or in another folder is made again.
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}" DIRECTORY)
set(tree "${root}/artifacts/native/${PRESET}")
set(CMAKE_BINARY_DIR "${tree}") # where the probe below goes
include(${root}/managed/InteropBridge.Build/cmake/compiler.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/configuration.cmake)
unset(ENV{MAKEFLAGS}) # of a make that runs this: its job server is not passed on by MSBuild
file(LOCK "${tree}.lock" TIMEOUT 1800) # until this script ends: two first builds at once take turns

# A clang without OpenMP was passed over: has it got one since?
function(has_new_openmp result)
  set(found OFF)
  if(EXISTS "${tree}/passed-over")
    file(READ "${tree}/passed-over" compilers)
    foreach(compiler IN LISTS compilers)
      ib_has_openmp("${compiler}" found)
      if(found)
        break()
      endif()
    endforeach()
  endif()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# `configured` is written by CMakeLists.txt when all went well.
set(old)
if(EXISTS "${tree}/configured")
  file(READ "${tree}/configured" old)
endif()
has_new_openmp(found)
if(found OR NOT old STREQUAL IB_CONFIGURATION)
  set(generator)
  find_program(ninja NAMES ninja ninja-build)
  if("$ENV{CMAKE_GENERATOR}" STREQUAL "" AND ninja)
    set(generator -G Ninja)
  endif()
  if(old)
    message(STATUS "The environment, the compilers or the folder changed: ${tree} is made again")
  endif()
  file(REMOVE_RECURSE "${tree}")
  execute_process(COMMAND "${CMAKE_COMMAND}" --preset ${PRESET} ${generator} WORKING_DIRECTORY "${root}" RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "CMake could not configure the native build; its messages are above")
  endif()
endif()
if(CONFIGURE_ONLY)
  return()
endif()

set(target)
if(TARGET)
  set(target --target ${TARGET})
endif()
cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${tree}" --config Release ${target} --parallel ${cores}
  WORKING_DIRECTORY "${root}" RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "the native build failed; the compiler's messages are above")
endif()
