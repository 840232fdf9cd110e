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
  string(REGEX REPLACE "([^\n: ]+):([0-9]+): (undefined reference|multiple definition)" "\\1(\\2): error : \\3" output "${output}")
  string(REGEX REPLACE "nvcc fatal *:" "nvcc : error :" output "${output}")
  string(REGEX REPLACE "CMake Error at ([^\n]+):([0-9]+) \\([^\n]*\\):\n[\n ]*([^\n]+)(\n  ([^\n]+))?(\n  ([^\n]+))?(\n  ([^\n]+))?"
    "\\1(\\2): error IB0002: \\3 \\5 \\7 \\9" output "${output}")
  string(REPLACE "CMake Warning:\n" "CMake says:\n" output "${output}")
  if(NOT output STREQUAL "")
    message("${output}")
  endif()
endfunction()
