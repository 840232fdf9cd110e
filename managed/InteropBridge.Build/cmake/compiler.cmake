# SPDX-License-Identifier: MIT
# To be included before project(): chooses the C compiler, unless CC, CMAKE_C_COMPILER or a toolchain file does.
# Clang is preferred: it makes the faster code of hot kernels. It is passed over where it has no OpenMP runtime to go with
# it, so that a bare clang does not cost a machine its OpenMP forms.
if(NOT DEFINED CMAKE_C_COMPILER AND NOT DEFINED ENV{CC} AND NOT CMAKE_TOOLCHAIN_FILE)
  foreach(clang clang clang-22 clang-21 clang-20 clang-19 clang-18 clang-17 clang-16)
    find_program(IB_CLANG_${clang} ${clang})
    if(IB_CLANG_${clang})
      file(WRITE "${CMAKE_BINARY_DIR}/openmp-probe.c" "#include <omp.h>\nint main(void) { return omp_get_max_threads() < 1; }\n")
      execute_process(
        COMMAND "${IB_CLANG_${clang}}" -fopenmp "${CMAKE_BINARY_DIR}/openmp-probe.c" -o "${CMAKE_BINARY_DIR}/openmp-probe"
        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
      if(NOT failed)
        set(CMAKE_C_COMPILER "${IB_CLANG_${clang}}" CACHE FILEPATH "C compiler")
        break()
      endif()
      message(STATUS "${clang} passed over: it cannot build OpenMP programs (Debian: apt-get install libomp-dev)")
    endif()
  endforeach()
endif()
