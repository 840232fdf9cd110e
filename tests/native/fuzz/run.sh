#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Fuzzes the exports of the native libraries with AddressSanitizer and UndefinedBehaviorSanitizer: each program, with each
# instruction set that the processor has, starting from the inputs in corpus/. An input that fails is kept and named.
#   tests/native/fuzz/run.sh [SECONDS]    seconds of each program, all sets together; 60 by default
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
seconds=${1:-60}
cmake -DPRESET=fuzz -DTARGET=fuzzers -P native/build.cmake
built=artifacts/native/fuzz failures=$PWD/artifacts/fuzz
mkdir -p "$failures"
runtime=$(cat $built/sanitizer-runtime) # must be loaded first, and libFuzzer needs the C++ library
export OMP_WAIT_POLICY=passive ASAN_OPTIONS=allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$PWD/tests/native/leaks.supp:print_suppressions=0

read -r -a sets <$built/tests/native/fuzz/isas
total=0
for program in "$built"/tests/native/fuzz/fuzz_*; do
  [ -x "$program" ] && [ ! -d "$program" ] || continue
  name=$(basename "$program") max=48
  case $name in *_held_*) max=160 ;; esac # several calls
  for isa in "${sets[@]}"; do
    log=$failures/$name-$isa.log status=0
    mkdir -p "$failures/$name"
    LD_PRELOAD=$runtime INTEROPBRIDGE_ISA=$isa "$program" -max_total_time=$((seconds / ${#sets[@]} + 1)) -error_exitcode=1 -max_len=$max -malloc_limit_mb=0 -print_final_stats=1 \
      -artifact_prefix="$failures/$name-$isa-" "$failures/$name" "tests/native/fuzz/corpus/$name" >"$log" 2>&1 || status=$?
    if [ $status = 77 ]; then
      echo "$name: SKIPPED: this processor lacks $isa"
      continue
    elif [ $status != 0 ]; then
      tail -n 40 "$log"
      echo "tests/native/fuzz: $name fails with $isa: the input is below artifacts/fuzz, what it does in $log"
      exit 1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    total=$((total + runs))
    printf '%-20s %-10s %10d inputs, no failure\n' "$name" "$isa" "$runs"
  done
done
echo "tests/native/fuzz: $total inputs in all"
