# SPDX-License-Identifier: MIT
# What cargo made, under a name that is known beforehand; left alone if it is the same.
file(GLOB made "${FOLDER}/lib*.a")
list(LENGTH made count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "cargo made ${count} static libraries of ${MANIFEST}. Its section [lib] has to say: crate-type = [\"staticlib\"]")
endif()
file(COPY_FILE "${made}" "${ARCHIVE}" ONLY_IF_DIFFERENT)
