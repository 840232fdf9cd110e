# SPDX-License-Identifier: MIT
# Sets IB_CONFIGURATION: what a build tree was made of. Where that has changed, the tree is made again from nothing.
set(IB_CONFIGURATION "CMake ${CMAKE_VERSION}\nsource ${CMAKE_CURRENT_LIST_DIR}\n")
foreach(variable CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS CUDACXX CUDAFLAGS CUDAARCHS CUDAHOSTCXX CUDA_PATH CUDA_HOME SDKROOT
    CMAKE_GENERATOR CMAKE_TOOLCHAIN_FILE CMAKE_PREFIX_PATH)
  string(APPEND IB_CONFIGURATION "${variable}=$ENV{${variable}}\n")
endforeach()

# Every compiler on the PATH, not only the one in use: a better one may have come. By what the names lead to, so that the
# same compilers found by another PATH, such as an editor's, change nothing.
file(TO_CMAKE_PATH "$ENV{PATH};$ENV{CUDA_PATH}/bin;$ENV{CUDA_HOME}/bin;/usr/local/cuda/bin" folders)
set(found)
foreach(folder IN LISTS folders)
  foreach(name cc c++ gcc g++ clang clang++ nvcc)
    file(GLOB programs "${folder}/${name}" "${folder}/${name}.exe" "${folder}/${name}-[0-9]*")
    foreach(program IN LISTS programs)
      file(REAL_PATH "${program}" real)
      file(TIMESTAMP "${real}" time %s)
      list(APPEND found "${real} ${time}")
    endforeach()
  endforeach()
endforeach()
list(SORT found)
list(REMOVE_DUPLICATES found)
list(JOIN found "\n" found)
string(APPEND IB_CONFIGURATION "${found}\n")
