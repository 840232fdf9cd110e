# SPDX-License-Identifier: MIT
# To be included before project(): chooses the C compiler, unless CC, CMAKE_C_COMPILER or a toolchain file does.
# The newest clang that has an OpenMP runtime to go with it, as clang makes the faster code of hot kernels; else the newest
# gcc. A clang without OpenMP is passed over, so that a bare clang does not cost a machine its OpenMP forms.
set(IB_OLDEST_clang 14) # what the kernels use came with these
set(IB_OLDEST_gcc 12)

# Sets `result` to VERSION|PROGRAM of every program on the PATH that is called `name` or `name`-NUMBER, newest first.
function(ib_find_compilers name result)
  file(TO_CMAKE_PATH "$ENV{PATH}" folders)
  set(found)
  foreach(folder IN LISTS folders)
    file(GLOB programs "${folder}/${name}" "${folder}/${name}.exe" "${folder}/${name}-[0-9]*")
    foreach(program IN LISTS programs)
      execute_process(COMMAND "${program}" -dumpfullversion -dumpversion OUTPUT_VARIABLE version RESULT_VARIABLE failed
        ERROR_VARIABLE ignored OUTPUT_STRIP_TRAILING_WHITESPACE)
      if(NOT failed AND version MATCHES "^[0-9]+(\\.[0-9]+)*$" AND version VERSION_GREATER_EQUAL IB_OLDEST_${name})
        list(APPEND found "${version}|${program}")
      endif()
    endforeach()
  endforeach()
  list(SORT found COMPARE NATURAL ORDER DESCENDING)
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

# Whether the compiler builds OpenMP programs.
function(ib_has_openmp compiler result)
  set(probe "${CMAKE_BINARY_DIR}/openmp-probe")
  file(WRITE "${probe}.c" "#include <omp.h>\nint main(void) { return omp_get_max_threads() < 1; }\n")
  execute_process(COMMAND "${compiler}" -fopenmp "${probe}.c" -o "${probe}" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  string(COMPARE EQUAL "${failed}" 0 found)
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# Sets `result` to the compiler that is to be used, or to nothing; and `passed_over` to clangs without OpenMP.
function(ib_choose_compiler result passed_over)
  set(chosen)
  set(without)
  ib_find_compilers(clang compilers)
  foreach(compiler IN LISTS compilers)
    string(REGEX REPLACE "^[^|]*[|]" "" compiler "${compiler}")
    ib_has_openmp("${compiler}" found)
    if(found)
      set(chosen "${compiler}")
      break()
    endif()
    list(APPEND without "${compiler}")
  endforeach()
  if(NOT chosen)
    ib_find_compilers(gcc compilers)
    list(APPEND compilers ${without}) # better a clang without OpenMP than nothing
    list(POP_FRONT compilers compiler)
    string(REGEX REPLACE "^[^|]*[|]" "" chosen "${compiler}")
  endif()
  set(${result} "${chosen}" PARENT_SCOPE)
  set(${passed_over} "${without}" PARENT_SCOPE)
endfunction()

# Called after project(): refuses compilers that are too old for the library's own kernels.
function(ib_require_compiler)
  include(CheckCSourceCompiles)
  check_c_source_compiles("#if !__has_builtin(__builtin_shufflevector)\n#error\n#endif\nint main(void) { return 0; }" IB_HAS_SHUFFLE)
  set(kind ${CMAKE_C_COMPILER_ID})
  string(REGEX REPLACE ".*Clang" clang kind "${kind}")
  string(REGEX REPLACE "^GNU$" gcc kind "${kind}")
  if(NOT IB_HAS_SHUFFLE OR (IB_OLDEST_${kind} AND CMAKE_C_COMPILER_VERSION VERSION_LESS IB_OLDEST_${kind}))
    message(FATAL_ERROR "${CMAKE_C_COMPILER} is ${kind} ${CMAKE_C_COMPILER_VERSION}, and the kernels need clang \
${IB_OLDEST_clang}, gcc ${IB_OLDEST_gcc} or later. Install one of them (Debian: apt-get install gcc), or name another by CC.")
  endif()
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE AND NOT DEFINED CMAKE_C_COMPILER AND NOT CMAKE_TOOLCHAIN_FILE
    AND "$ENV{CC}$ENV{CMAKE_TOOLCHAIN_FILE}" STREQUAL "")
  ib_choose_compiler(compiler passed_over)
  foreach(clang IN LISTS passed_over)
    message(STATUS "${clang} passed over: it cannot build OpenMP programs (Debian: apt-get install libomp-dev)")
  endforeach()
  file(WRITE "${CMAKE_BINARY_DIR}/passed-over" "${passed_over}")
  if(compiler)
    set(CMAKE_C_COMPILER "${compiler}" CACHE FILEPATH "C compiler")
  endif()
endif()
