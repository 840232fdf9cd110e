# SPDX-License-Identifier: MIT
# The native build, run by MSBuild as a script (cmake -P): configures where something changed, compiles, and checks what came
# of it. MSBuild hands everything over in files, not on the command line, so that no shell reads a folder's name. What goes
# wrong is printed in MSBuild's own format, or is in the file IB_FOLDER/failure, and the script fails. If nothing did there is
# IB_FOLDER/built, for builds to come.
cmake_minimum_required(VERSION 3.25)
foreach(part report environment names bindings checks)
  include("${CMAKE_CURRENT_LIST_DIR}/${part}.cmake")
endforeach()

# Runs CMake; its output, rewritten for MSBuild, is printed.
function(ib_run result)
  set(arguments)
  math(EXPR last "${ARGC} - 1")
  foreach(i RANGE 1 ${last}) # not ARGN, which forgets where an argument with semicolons ends
    string(REPLACE ";" "\\;" argument "${ARGV${i}}")
    list(APPEND arguments "${argument}")
  endforeach()
  execute_process(COMMAND "${CMAKE_COMMAND}" ${arguments} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
  ib_report("${output}")
  set(IB_SAID "${output}" PARENT_SCOPE)
  set(${result} "${failed}" PARENT_SCOPE)
endfunction()

function(ib_configure result)
  separate_arguments(extra NATIVE_COMMAND "${IB_ARGUMENTS}")
  set(arguments -S "${IB_SOURCE_DIRECTORY}" -B "${IB_BINARY}"
    -DCMAKE_BUILD_TYPE=${IB_CONFIGURATION} -DCMAKE_CONFIGURATION_TYPES=${IB_CONFIGURATION} -DCMAKE_COLOR_DIAGNOSTICS=OFF
    "-DCMAKE_PROJECT_INCLUDE_BEFORE=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/compiler.cmake"
    "-DCMAKE_PROJECT_INCLUDE=${CMAKE_CURRENT_FUNCTION_LIST_DIR}/project.cmake"
    "-DIB_PROJECT_DIRECTORY=${IB_PROJECT_DIRECTORY}" "-DIB_FOLDER=${IB_FOLDER}" -DIB_SANITIZE=${IB_SANITIZE}
    "-DINTEROPBRIDGE_LIBRARY=${IB_DEFAULT_LIBRARY}" --no-warn-unused-cli)
  if(IB_CUDA_ARCHITECTURES)
    list(JOIN IB_CUDA_ARCHITECTURES "\;" architectures)
    list(APPEND arguments "-DIB_CUDA_ARCHITECTURES=${architectures}")
  endif()
  if(IB_TOOLCHAIN)
    list(APPEND arguments --toolchain "${IB_TOOLCHAIN}")
  endif()
  ib_generator(generator)
  file(REMOVE_RECURSE "${IB_BINARY}" "${IB_FOLDER}/lib")
  ib_run(failed ${arguments} ${generator} ${extra})
  set(${result} "${failed}" PARENT_SCOPE)
endfunction()

# Visual Studio's own compiler lacks what kernels use, and Ninja finds clang on the PATH; elsewhere it is the spare of make.
function(ib_generator result)
  set(${result} PARENT_SCOPE)
  if(NOT DEFINED ENV{CMAKE_GENERATOR} AND NOT IB_ARGUMENTS MATCHES "(^| )-G")
    find_program(IB_MAKE NAMES gmake make)
    find_program(IB_NINJA NAMES ninja ninja-build)
    if(CMAKE_HOST_WIN32 OR (IB_NINJA AND NOT IB_MAKE))
      set(${result} -G Ninja PARENT_SCOPE)
    endif()
  endif()
endfunction()

# If nothing failed but what was written of the bindings, it is they that are wrong.
function(ib_blame_bindings output)
  string(REGEX REPLACE "[][;]" "_" output "${output}")
  string(REGEX MATCHALL "([*][*][*] |FAILED: )[^\n]*[.]o(bj)?" failed "${output}")
  set(others ${failed})
  list(FILTER others EXCLUDE REGEX "[.](table|signatures)[.]c[.]o")
  if(failed AND NOT others)
    ib_error(IB0021 "The compiler does not know the types and functions of a header as its bindings do; what it says is above. \
Delete the bindings and build again with ClangSharp if they are of another text of the header.")
  endif()
endfunction()

function(ib_build)
  ib_neutral_environment()
  ib_check_names(refused)
  if(refused)
    return()
  endif()
  ib_read_headers()
  ib_fingerprint(wanted)
  set(configured)
  if(EXISTS "${IB_FOLDER}/configured" AND EXISTS "${IB_BINARY}/CMakeCache.txt")
    file(READ "${IB_FOLDER}/configured" configured)
  endif()
  if(NOT configured STREQUAL wanted)
    file(REMOVE "${IB_FOLDER}/configured")
    ib_configure(failed)
    if(failed)
      ib_error(IB0002 "CMake could not configure the native build; its own messages are above. If no C compiler was found, \
install one with: apt-get install clang libomp-dev (or gcc), dnf install clang libomp-devel (or gcc), brew install llvm libomp.")
      return()
    endif()
    file(WRITE "${IB_FOLDER}/configured" "${wanted}")
  endif()
  cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
  ib_run(failed --build "${IB_BINARY}" --config ${IB_CONFIGURATION} --parallel ${cores})
  if(failed)
    ib_blame_bindings("${IB_SAID}")
  else()
    ib_check_libraries(wrong)
    if(NOT wrong)
      file(WRITE "${IB_FOLDER}/built" "")
    endif()
  endif()
endfunction()

set(IB_BINARY "${IB_FOLDER}/cmake")
if(CMAKE_HOST_WIN32)
  foreach(path IB_FOLDER IB_BINARY IB_SOURCE_DIRECTORY IB_PROJECT_DIRECTORY IB_TOOLCHAIN)
    string(REPLACE "\\" "/" ${path} "${${path}}")
  endforeach()
endif()
# Two builds of one project at once, such as of two programs that reference it: the second waits, and finds everything done.
file(LOCK "${IB_FOLDER}/lock" GUARD PROCESS)
file(REMOVE "${IB_FOLDER}/built" "${IB_FOLDER}/failure")
ib_build()
if(NOT EXISTS "${IB_FOLDER}/built")
  message(FATAL_ERROR "The native build failed.")
endif()
