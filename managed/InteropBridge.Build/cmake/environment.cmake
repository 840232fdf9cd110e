# SPDX-License-Identifier: MIT
# What of the environment reaches the native build, and what of it a configuration depends on.

# Messages in English, whatever the user's language, as tools read them; characters stay in the user's encoding. No colours.
# The variables of a make that runs MSBuild are its own: a jobserver that cannot be reached makes warnings only.
function(ib_neutral_environment)
  if(NOT "$ENV{LC_ALL}" STREQUAL "")
    set(ENV{LC_CTYPE} "$ENV{LC_ALL}")
    unset(ENV{LC_ALL})
  endif()
  set(ENV{LC_MESSAGES} C)
  foreach(variable LANGUAGE MAKEFLAGS MFLAGS GNUMAKEFLAGS MAKELEVEL CLICOLOR_FORCE CMAKE_COLOR_DIAGNOSTICS GCC_COLORS)
    unset(ENV{${variable}})
  endforeach()
endfunction()

# Everything that a configuration was made of. Another value of it is another configuration: a changed environment, a compiler
# or toolkit that was installed, updated or removed, another version of CMake, a folder that was moved or copied.
function(ib_fingerprint result)
  file(READ "${IB_FOLDER}/native.cmake" text)
  ib_environment(environment "${IB_TOOLCHAIN}")
  set(${result} "${text}${environment}" PARENT_SCOPE)
endfunction()

# What of the machine a configuration depends on, as text. The build of InteropBridge's own libraries takes it from here too.
function(ib_environment result toolchain)
  set(text "CMake ${CMAKE_VERSION}\n")
  execute_process(COMMAND "${CMAKE_COMMAND}" -E environment OUTPUT_VARIABLE environment)
  string(REGEX REPLACE "[][;]" "_" environment "${environment}") # which have a meaning in lists
  string(REGEX MATCHALL "(^|\n)(CMAKE_[A-Z_]+|CC|CXX|FC|RUSTC|CARGO|GO|CUDACXX|CUDAHOSTCXX|CUDAARCHS|(C(XX|PP|UDA)?|F|GO|RUST)FLAGS|LDFLAGS|\
NVCC_[A-Z_]+|CPATH|C_INCLUDE_PATH|LIBRARY_PATH|COMPILER_PATH|GCC_EXEC_PREFIX|CUDA_PATH|CUDA_HOME|SDKROOT|\
MACOSX_DEPLOYMENT_TARGET)=[^\n]*" variables "${environment}")
  list(SORT variables)
  string(APPEND text "${variables}\n")
  ib_tools(tools)
  foreach(file IN LISTS tools)
    file(TIMESTAMP "${file}" time UTC)
    string(APPEND text "${file} ${time}\n")
  endforeach()
  foreach(file "${toolchain}" "$ENV{CMAKE_TOOLCHAIN_FILE}")
    if(file AND EXISTS "${file}")
      file(SHA256 "${file}" hash)
      string(APPEND text "${file} ${hash}\n")
    endif()
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# The compilers that can be found, in the order in which they would be. By what their names lead to, so that the same ones
# found by another PATH, such as an editor's, change nothing.
function(ib_tools result)
  set(folders "$ENV{PATH}")
  if(NOT CMAKE_HOST_WIN32)
    string(REPLACE ":" ";" folders "${folders}")
  endif()
  foreach(toolkit "$ENV{CUDA_PATH}" "$ENV{CUDA_HOME}" /usr/local/cuda)
    if(toolkit) # or the folder would be /bin, which is everybody's
      list(APPEND folders "${toolkit}/bin")
    endif()
  endforeach()
  set(tools)
  foreach(folder IN LISTS folders)
    if(IS_ABSOLUTE "${folder}")
      file(GLOB found "${folder}/cc" "${folder}/gcc" "${folder}/gcc-[0-9]*" "${folder}/clang" "${folder}/clang-[0-9]*"
        "${folder}/g++" "${folder}/g++-[0-9]*" "${folder}/clang++" "${folder}/nvcc" "${folder}/gfortran" "${folder}/gfortran-[0-9]*" "${folder}/rustc"
        "${folder}/cargo" "${folder}/go" "${folder}/*.exe")
      list(FILTER found INCLUDE REGEX "/(cc|gcc|g[+][+]|clang|clang[+][+]|nvcc|gfortran|rustc|cargo|go)(-[0-9]+)?(.exe)?$")
      list(APPEND tools ${found})
    endif()
  endforeach()
  foreach(variable CC CXX FC RUSTC CARGO GO CUDACXX CUDAHOSTCXX)
    get_filename_component(program "$ENV{${variable}}" PROGRAM) # as CMake reads it: blanks in the path, options after it
    list(APPEND tools ${program})
  endforeach()
  set(real_tools)
  foreach(tool IN LISTS tools)
    file(REAL_PATH "${tool}" tool)
    list(APPEND real_tools "${tool}")
  endforeach()
  list(REMOVE_DUPLICATES real_tools)
  set(${result} "${real_tools}" PARENT_SCOPE)
endfunction()
