#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The native tests with every supported compiler on the PATH. They compare each form with a definition that rounds one
# operation at a time, so that compilers which pass return the same bits. Without those of CUDA's kernels on the CPU, which are
# C++ and take half of the time: the release build has them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
. "$repository/.build/needs.sh"
unset CC CXX CFLAGS LDFLAGS CMAKE_GENERATOR CMAKE_TOOLCHAIN_FILE

tried=""
for program in gcc clang $(compgen -c | grep -E '^(clang|gcc)-[0-9]+$' | sort -u); do
  have "$program" || continue
  case $tried in *" $(readlink -f "$(command -v "$program")") "*) continue ;; esac # the same by another name
  tried="$tried $(readlink -f "$(command -v "$program")") "
  oldest=$oldest_gcc
  [[ $program != clang* ]] || oldest=$oldest_clang
  recent "$program" "$oldest" || { skip "$program, which is older than $oldest"; continue; }
  tree=$work/$program
  check "$program configures" env CC="$program" cmake -S "$repository" -B "$tree" -DCMAKE_BUILD_TYPE=Release -DIB_CUDA=OFF
  grep -q 'OpenMP_C_FOUND\|FIND_PACKAGE_MESSAGE_DETAILS_OpenMP_C' "$tree/CMakeCache.txt" || skip "$program's OpenMP forms: it has no OpenMP runtime"
  check "$program builds" cmake --build "$tree" --parallel 2
  check "$program passes the native tests" ctest --test-dir "$tree" --parallel 2 --exclude-regex ^cuda --output-on-failure
done
[ -n "$tried" ] || skip "there is no compiler"
