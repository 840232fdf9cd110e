# SPDX-License-Identifier: MIT
# Messages in the format that MSBuild recognizes, so that each is an error of the build at its line.

# The error that ends the build; MSBuild reads it from this file.
function(ib_error code text)
  file(WRITE "${IB_FOLDER}/failure" "${code} ${text}")
endfunction()

function(ib_error_at file line code text)
  message("${file}(${line},1): error ${code}: ${text}")
endfunction()

# Prints the output of CMake, compilers and linkers. MSBuild takes "file:line:column: error: text" of gcc and clang as it is;
# fatal errors (a missing include), the linker's, nvcc's and CMake's own it does not know.
function(ib_report output)
  string(REGEX REPLACE ": fatal error:" ": error:" output "${output}")
  set(wrong "(undefined reference|multiple definition)")
  string(REGEX REPLACE "(^|\n)([^\n]*[.]o(bj)?:)?(([A-Za-z]:)?[^\n:]+):([0-9]+): ${wrong}" "\\1\\4(\\6): error : \\7" output "${output}")
  string(REGEX REPLACE "(^|\n)([^\n]*ld: )?([^\n]*):[(][^\n)]*[)]: ${wrong}" "\\1ld : error : \\3: \\4" output "${output}")
  string(REGEX REPLACE "(^|\n)g?make[^\n:]*: [*]+ (No rule [^\n]*)" "\\1make : error : \\2" output "${output}")
  string(REGEX REPLACE "nvcc fatal *:" "nvcc : error :" output "${output}")
  while(output MATCHES "CMake Error at ([^\n]+):([0-9]+) [(][^\n]*[)]:((\n( [^\n]*)?)*)") # and the indented lines below, in one
    set(whole "${CMAKE_MATCH_0}")
    set(place "${CMAKE_MATCH_1}(${CMAKE_MATCH_2})")
    string(REGEX REPLACE "[ \n]+" " " text "${CMAKE_MATCH_3}")
    string(REPLACE "${whole}" "${place}: error IB0002:${text}\n" output "${output}")
  endwhile()
  string(REPLACE "CMake Warning:\n" "CMake says:\n" output "${output}")
  if(NOT output STREQUAL "")
    message("${output}")
  endif()
endfunction()
