# SPDX-License-Identifier: MIT
# To be included after project(): how everything is linked, with IB_SANITIZE under address and undefined-behaviour sanitizers.
option(IB_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(IB_SANITIZE)
  set(sanitize -fsanitize=address,undefined -fno-sanitize-recover=undefined)
  set(CMAKE_C_FLAGS_RELEASE "-O1")
  add_compile_options(${sanitize})
  add_link_options(${sanitize} $<$<C_COMPILER_ID:Clang,AppleClang>:-shared-libasan>)
  # A program that was not built with the sanitizer, such as dotnet, has to preload its runtime: this file says where it is.
  foreach(runtime libclang_rt.asan-${CMAKE_SYSTEM_PROCESSOR}.so libclang_rt.asan.so libasan.so)
    execute_process(COMMAND ${CMAKE_C_COMPILER} -print-file-name=${runtime} OUTPUT_VARIABLE found OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(EXISTS "${found}")
      break()
    endif()
  endforeach()
  if(NOT EXISTS "${found}")
    message(FATAL_ERROR "${CMAKE_C_COMPILER} has no AddressSanitizer runtime (Debian: apt-get install libclang-rt-dev or libasan8)")
  endif()
  file(WRITE "${CMAKE_BINARY_DIR}/sanitizer-runtime" "${found}")
elseif(UNIX AND NOT APPLE AND NOT IB_TSAN)
  # A symbol that is missing must fail the link, or at the latest the load: bound lazily it would kill the process.
  add_link_options(LINKER:-z,now LINKER:-z,defs)
endif()
