#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A minute of fuzzing the native libraries. ./build.sh test --fuzz SECONDS goes on for longer.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
cd "$repository"

clang_with_libfuzzer() {
  local compiler
  for compiler in clang-22 clang-21 clang-20 clang-19 clang; do
    if echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d == 0 && n == 1; }' |
        "$compiler" -fsanitize=fuzzer,address -x c - -o "$work/probe" 2>/dev/null; then
      echo "$compiler"
      return 0
    fi
  done
  return 1
}

if command -v gcc >/dev/null; then
  refused() { ! CC=gcc bash tests/native/fuzz/run.sh 1 >"$work/log" 2>&1; }
  check "gcc is refused" refused
  check "the refusal says what to install" says "$work/log" "The fuzzers need clang"
fi
if fuzzing=$(clang_with_libfuzzer); then
  check "no argument to an export crashes or changes what it must not" env CC="$fuzzing" bash tests/native/fuzz/run.sh 12
else
  skip "fuzzing: there is no clang with libFuzzer"
fi
