# SPDX-License-Identifier: MIT
# The instruction sets that kernels are compiled for, one after the other: names as INTEROPBRIDGE_ISA spells them, and the
# options that make each. The first is for every processor. None, and the compiler's own default, where the options of the
# environment name a processor, or the compiler may not know the names.
function(ib_instruction_sets result)
  set(sets)
  set(known_GNU 11)
  set(known_Clang 12)
  set(known_AppleClang 13)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$" AND NOT CMAKE_OSX_ARCHITECTURES MATCHES "arm64"
      AND NOT CMAKE_C_FLAGS MATCHES "-m(arch|cpu|32)" AND DEFINED known_${CMAKE_C_COMPILER_ID}
      AND CMAKE_C_COMPILER_VERSION VERSION_GREATER_EQUAL known_${CMAKE_C_COMPILER_ID})
    set(sets x86-64-v2 x86-64-v3 x86-64-v4)
  endif()
  set(${result} "${sets}" PARENT_SCOPE)
endfunction()

# Vectors of 64 bytes are what the last one is for, and compilers do not take them by themselves.
set(IB_FLAGS_x86-64-v2 -march=x86-64-v2)
set(IB_FLAGS_x86-64-v3 -march=x86-64-v3)
set(IB_FLAGS_x86-64-v4 -march=x86-64-v4 -mprefer-vector-width=512)
