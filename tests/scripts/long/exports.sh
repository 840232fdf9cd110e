#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# managed/InteropBridge.Exports, compiled ahead from the packages of this tree as a user's project would be, and called through
# the header that its build writes: from C, C++, Python (ctypes, cffi) and Fortran. What is missing is skipped, and said to be.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../support/user_project.sh"
programs=$repository/tests/exports
user_project InteropBridge.Exports "$work/project"
rid=$(dotnet --info | sed -n 's/^ *RID: *//p')
if ! dotnet publish "$work/project" -c Release -r "$rid" -o "$work/out" >"$work/log" 2>&1; then
  if grep -qE "NU1301|NU110[12].*ILCompiler" "$work/log"; then skip "Native AOT: its compiler cannot be restored"; exit 0; fi
  cat "$work/log"
  exit 1
fi
library=$(ls "$work"/out/jacobi.so "$work"/out/jacobi.dylib 2>/dev/null | head -n 1 || true)
check "the header is beside the library" [ -f "$work/out/jacobi.h" ]
prints_all_well() { local said; said=$("$@") && [ "$said" = "all well" ] || { echo "$said"; return 1; }; }
compile() { "$@" -I "$work/out" "$library" "-Wl,-rpath,$work/out"; }
have() { command -v "$1" >/dev/null || { skip "$2: there is no $1 (Debian: apt-get install $3)"; return 1; }; }

check "C compiles without warnings" compile cc -std=c11 -O2 -ffp-contract=off -Wall -Wextra -Werror "$programs/call.c" -o "$work/call-c"
check "C gets the same bits, and a status for every mistake" prints_all_well "$work/call-c"
if have g++ "C++" g++; then
  check "C++ takes the header" g++ -Wall -Wextra -Werror -fsyntax-only -x c++ "$work/out/jacobi.h"
fi
if have python3 "Python" python3; then
  check "ctypes gets the same bits" prints_all_well python3 "$programs/call_ctypes.py" "$library"
  for python in python3 /usr/bin/python3; do "$python" -c "import cffi" 2>/dev/null && break || python=""; done
  if [ -n "$python" ]; then
    grep -v "^#include <" "$work/out/jacobi.h" | cc -E -P - >"$work/declarations" # cffi knows the types of stdint.h
    check "cffi reads the header" prints_all_well "$python" "$programs/call_cffi.py" "$library" "$work/declarations"
  else
    skip "cffi: there is no module of that name (Debian: apt-get install python3-cffi)"
  fi
fi
if have gfortran "Fortran" gfortran; then
  check "Fortran compiles" compile gfortran -O2 -ffp-contract=off -Wall -J "$work" "$programs/call.f90" -o "$work/call-f"
  check "Fortran gets the same bits" prints_all_well "$work/call-f"
fi
. "$(dirname "${BASH_SOURCE[0]}")/../support/alternatives.sh"
if build_alternatives; then
  export INTEROPBRIDGE_AOT_LIBRARY=$library
  check "called from C# as C, it has the bits of c-serial" alternative_rows f64 managed-aot managed-aot-threads
fi
