#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# device.sh of the bundle, with stand-ins for what it runs: every step is in the table with what came of it, whatever the others
# did; it keeps to its time; and its exit code says whether something is wrong or only absent.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/support/check.sh"
bundle=$work/bundle
mkdir -p "$bundle/tests"
cp "$repository"/managed/InteropBridge.Harness/Bundle/*.sh "$repository"/managed/InteropBridge.Harness/Bundle/*.py "$bundle"
touch "$bundle/libinteropbridge.so"
export PATH=$work/bin:$PATH CUDA_PATH='' VIRTUAL_ENV=''
mkdir "$work/bin"

stand_in() { # FILE BODY: a program
  printf '#!/bin/sh\n%s\n' "$2" >"$1"
  chmod +x "$1"
}
programs() { # BODY: all that device.sh runs
  for program in InteropBridge.Harness tests/test_cuda_device_f64 tests/test_cuda_device_f32; do stand_in "$bundle/$program" "$1"; done
}
run() { # CODE [SECONDS]: device.sh has to end with that code
  rm -rf "$work/out"
  local code=0
  "$bundle/device.sh" "$work/out" ${2:+"$2"} >"$work/said" 2>&1 || code=$?
  [ "$code" = "$1" ] || { echo "exit code $code, not $1"; cat "$work/said"; return 1; }
}
row() { # STEP RESULT: as in the table
  grep -E "^$1 +[0-9]+  $2" "$work/out/table.txt" || { cat "$work/out/table.txt"; return 1; }
}
files() { [ "$(find "$work/out" -type f | wc -l)" -le 6 ] || { ls "$work/out"; return 1; }; }
steps() { [ "$(grep -cE '^[^ ].* +[0-9]+  ' "$work/out/table.txt")" = 16 ] || { cat "$work/out/table.txt"; return 1; }; }

# gap leaves a JSON; nvidia-smi is a card; a compiler "compiles"; the sanitizer runs what it is given.
stand_in "$work/bin/nvcc" 'echo "nvcc of the tests"'
stand_in "$work/bin/g++" ''
stand_in "$work/bin/compute-sanitizer" '[ $# -lt 4 ] || shift 4; exec "$@"'
stand_in "$work/bin/python3" 'case $1 in -c) ;; *) echo "no peer could run"; exit 3 ;; esac'
programs 'echo "$*" | grep -q beside && echo beside; for a; do [ "$last" != --output ] || { mkdir -p "$a"; echo {} >"$a/latest.json"; }; last=$a; done; echo fine; [ "$*" != time ] || echo "milliseconds: step 4.000"'
stand_in "$work/bin/nvidia-smi" 'echo 9.0'
check "all well where all is well" run 0
check "every step is in the table" steps
check "the times of the forms are in the table" row 'forms, N=T=1000, float64' 'ok: milliseconds: step 4.000'
check "at most six files" files
check "gap's results are kept" test -s "$work/out/jacobi-8192.json"
check "a step that ran says so" row 'kernels, float64' ok
check "a step that could not run is no failure, and says why" row peers 'not run: no peer could run'
check "the kernels built there are tried" grep -q "^-- .*/built" "$work/out/log.txt"

programs 'echo "skipped: no driver"; exit 77'
rm "$work/bin/nvidia-smi"
check "no GPU is exit code 3" run 3
check "every step is in the table without a GPU" steps
check "no GPU: the reason is in the table" row 'kernels, float32' 'not run: skipped: no driver'
check "no nvidia-smi is said" row 'card and driver' 'not run: nvidia-smi was not found'

programs 'echo "wrong bits at (3, 4)"; exit 1'
check "a failure is exit code 1" run 1
check "a failure is in the table, with its last words" row 'gap, N=1000' 'FAILED \(1\): wrong bits at \(3, 4\)'
check "the others are tried all the same" steps

programs 'sleep 60'
check "what hangs is stopped" run 1 2
check "what hangs is in the table" row doctor 'FAILED: stopped after [12] s'
check "what had no time left is in the table" row 'gap, N=8192' 'FAILED: no time is left of 2 s'
rm "$work/bin/python3"
if command -v python3 >/dev/null; then
  check "peers.py compiles" python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$bundle/peers.py"
else
  skip "there is no python3 to read peers.py"
fi
