# SPDX-License-Identifier: MIT
# Sets IB_CONFIGURATION: what a build tree was made of. Where that has changed, the tree is made again from nothing.
include(${CMAKE_CURRENT_LIST_DIR}/../managed/InteropBridge.Build/cmake/environment.cmake)
ib_environment(IB_CONFIGURATION "")
string(PREPEND IB_CONFIGURATION "source ${CMAKE_CURRENT_LIST_DIR}\n")
