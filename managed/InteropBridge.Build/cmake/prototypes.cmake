# SPDX-License-Identifier: MIT
# The C prototypes of a Fortran source, as gfortran tells them, for a comparison with the header.
#   -P prototypes.cmake COMPILER SOURCE OUTPUT OPTION...
math(EXPR last "${CMAKE_ARGC} - 1")
set(options)
if(last GREATER 5)
  foreach(i RANGE 6 ${last})
    list(APPEND options "${CMAKE_ARGV${i}}")
  endforeach()
endif()
get_filename_component(folder "${CMAKE_ARGV5}" DIRECTORY)
execute_process(COMMAND "${CMAKE_ARGV3}" -fc-prototypes -fsyntax-only "-J${folder}" ${options} "${CMAKE_ARGV4}"
  OUTPUT_VARIABLE prototypes ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(WRITE "${CMAKE_ARGV5}" "// of ${CMAKE_ARGV4}\n${prototypes}")
