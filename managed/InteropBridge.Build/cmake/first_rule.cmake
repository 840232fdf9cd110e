# SPDX-License-Identifier: MIT
# rustc's list of files has a rule for the list itself too, which Ninja refuses. -P first_rule.cmake LIST RULE
file(STRINGS "${CMAKE_ARGV3}" rule LIMIT_COUNT 1 REGEX "[.]a:")
file(WRITE "${CMAKE_ARGV4}" "${rule}\n")
