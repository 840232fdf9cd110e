# SPDX-License-Identifier: MIT
# Sets IB_CONFIGURATION: what a build tree was made of. Where that has changed, the tree is made again from nothing.
include(${CMAKE_CURRENT_LIST_DIR}/../managed/InteropBridge.Build/cmake/environment.cmake)
ib_environment(IB_CONFIGURATION "")
string(PREPEND IB_CONFIGURATION "source ${CMAKE_CURRENT_LIST_DIR}\n")
# MPIs that were installed or removed since. Their own names: what `mpicc` leads to is one of these.
foreach(name mpicc.openmpi mpicc.mpich mpicc_abi mpicc)
  find_program(mpi_compiler ${name} PATHS ENV PATH NO_DEFAULT_PATH NO_CACHE) # as a script looks, so does a project
  if(mpi_compiler)
    string(APPEND IB_CONFIGURATION "${mpi_compiler}\n")
  endif()
  unset(mpi_compiler)
endforeach()
