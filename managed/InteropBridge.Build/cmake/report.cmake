# SPDX-License-Identifier: MIT
# Messages in the format that MSBuild recognizes, so that each is an error of the build at its line.

# The error that ends the build; MSBuild reads it from this file.
function(ib_error code text)
  file(WRITE "${IB_FOLDER}/failure" "${code} ${text}")
endfunction()

function(ib_error_at file line code text)
  message("${file}(${line},1): error ${code}: ${text}")
endfunction()

# Rewrites the output of CMake, compilers and linkers. MSBuild takes "file:line:column: error: text" of gcc and clang as it is;
# fatal errors (a missing include), the linker's, nvcc's and CMake's own it does not know.
function(ib_for_msbuild output result)
  string(REGEX REPLACE ": [Ff]atal [Ee]rror:" ": error:" output "${output}")
  ib_whole_paths("${output}" output)
  string(REGEX REPLACE "([^\n:]+[.]rs):([0-9]+):([0-9]+): error\\[(E[0-9]+)\\]:" "\\1(\\2,\\3): error \\4:" output "${output}") # rustc
  set(wrong "(undefined reference|multiple definition)")
  string(REGEX REPLACE "(^|\n)([^\n]*[.]o(bj)?:)?(([A-Za-z]:)?[^\n:]+):([0-9]+): ${wrong}" "\\1\\4(\\6): error : \\7" output "${output}")
  string(REGEX REPLACE "(^|\n)([^\n]*ld: )?([^\n]*):[(][^\n)]*[)]: ${wrong}" "\\1ld : error : \\3: \\4" output "${output}")
  string(REGEX REPLACE "(^|\n)[^\n: ]*ld: (cannot find [^\n]*)" "\\1ld : error : \\2" output "${output}")
  set(twice "duplicate symbol '_?([^'\n]*)' in:") # of Apple's linker, with the object files in lines below
  set(below "(\n +[^\n]*)*")
  string(REGEX REPLACE "${twice}(${below}\n[^\n]*interopbridge_table_${below})" "ld : error IB0028: A header defines \\1, which \
the library's table of types defines again, as this system cannot hide it. Declare it there as extern or static, or set CheckLayout=\"false\" on the item. \
The definitions are in:\\2" output "${output}")
  string(REGEX REPLACE "${twice}(${below})" "ld : error : duplicate symbol \\1 in:\\2" output "${output}")
  string(REGEX REPLACE "(^|\n)g?make[^\n:]*: [*]+ (No rule [^\n]*)" "\\1make : error : \\2" output "${output}")
  string(REGEX REPLACE "nvcc fatal *:" "nvcc : error :" output "${output}")
  while(output MATCHES "CMake Error at ([^\n]+):([0-9]+) [(][^\n]*[)]:((\n( [^\n]*)?)*)") # and the indented lines below, in one
    set(whole "${CMAKE_MATCH_0}")
    set(place "${CMAKE_MATCH_1}(${CMAKE_MATCH_2})")
    string(REGEX REPLACE "[ \n]+" " " text "${CMAKE_MATCH_3}")
    string(REPLACE "${whole}" "${place}: error IB0002:${text}\n" output "${output}")
  endwhile()
  string(REPLACE "CMake Warning:\n" "CMake says:\n" output "${output}")
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

# Go names files as they are seen from the sources' folder, cargo as from the crate's; Go says nothing of errors.
function(ib_whole_paths output result)
  foreach(language Go Cargo)
    get_property(sources GLOBAL PROPERTY IB_${language}_SOURCES)
    foreach(source IN LISTS sources)
      get_filename_component(folder "${source}" DIRECTORY)
      get_filename_component(name "${source}" NAME)
      if(language STREQUAL "Go")
        string(REPLACE "." "[.]" name "${name}")
        string(REGEX REPLACE "(^|\n)([.]/)?(${name}:[0-9]+:[0-9]+): " "\\1${folder}/\\3: error: " output "${output}")
        string(REPLACE ": error: error: " ": error: " output "${output}")
      else()
        string(REGEX REPLACE "(^|\n)([A-Za-z0-9_.-][A-Za-z0-9_./-]*[.]rs:[0-9]+:[0-9]+: )" "\\1${folder}/\\2" output "${output}")
      endif()
    endforeach()
  endforeach()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

# Prints it. What IB_UNEXPLAINED holds is for the error that ends the build.
function(ib_report output)
  ib_for_msbuild("${output}" readable)
  if(NOT readable STREQUAL "")
    message("${readable}")
  endif()
  ib_unexplained("${readable}" unexplained)
  set(IB_UNEXPLAINED "${unexplained}" PARENT_SCOPE)
endfunction()

# For what failed without a line that MSBuild takes for its error: the end of all that was said, and nothing otherwise. What
# drives a linker only adds that this has failed.
function(ib_unexplained output result)
  set(${result} "" PARENT_SCOPE)
  string(REGEX REPLACE "[^\n]*(ld returned|linker command failed)[^\n]*" "" said "${output}")
  if(said MATCHES "(^|\n|[ :])[Ee]rror( +[^ :\n]*)? *:")
    return()
  endif()
  string(REGEX REPLACE "[ \n]+$" "" output "${output}")
  set(lines)
  foreach(i RANGE 1 12)
    string(FIND "${output}" "\n" at REVERSE)
    math(EXPR next "${at} + 1")
    string(SUBSTRING "${output}" ${next} -1 line)
    string(PREPEND lines "\n  ${line}")
    if(at LESS 0)
      break()
    endif()
    string(SUBSTRING "${output}" 0 ${at} output)
  endforeach()
  set(${result} "No line of what the tools said has the form of an error. It ended with:${lines}\n" PARENT_SCOPE)
endfunction()
