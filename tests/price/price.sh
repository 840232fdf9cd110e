#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What a call of (int, int), of an array and of a string costs, on one library and machine: from Python by ctypes, cffi, Cython,
# and pythonnet, by which it calls C# that calls C; from C# by DllImport, LibraryImport, ClangSharp's raw form, ours and SWIG's
# output. Prints a table of nanoseconds and bytes; what is missing is said on standard error.   tests/price/price.sh [ROUNDS]
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$repository/tests/price
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
missing() { echo "left out: $*" >&2; }

swig=()
if command -v swig >/dev/null; then
  mkdir "$work/swig"
  swig -csharp -namespace Swig -dllimport price_swig -I"$repository/native" -outdir "$work/swig" -o "$work/swig/wrap.c" "$programs/price.i"
  swig=("-p:Swig=$work/swig")
else
  missing "SWIG: there is no swig (apt-get install swig)"
fi
dotnet build "$programs" -c Release "${swig[@]}" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
out=$repository/artifacts/bin/InteropBridge.Price/release
library=$(find "$out" -name 'libinteropbridge.so' | head -n 1)
[ -n "$library" ] || { echo "there is no libinteropbridge.so: install a C compiler and CMake"; exit 3; }
if [ ${#swig[@]} -gt 0 ]; then
  cc -O2 -shared -fPIC -I"$repository/native" "$work/swig/wrap.c" "$library" "-Wl,-rpath,$(dirname "$library")" -o "$out/libprice_swig.so"
fi
dotnet "$out/InteropBridge.Price.dll" "${1:-15}" >>"$work/rows"

python=""
for candidate in "${INTEROPBRIDGE_PYTHON:-}" python3 /usr/bin/python3; do
  [ -n "$candidate" ] && "$candidate" -c "import numpy" 2>/dev/null && { python=$candidate; break; }
done
if [ -n "$python" ]; then
  cp "$programs"/*.py "$programs"/*.pyx "$work"
  [ -z "${INTEROPBRIDGE_PYTHON:-}" ] || [ "$python" = "$INTEROPBRIDGE_PYTHON" ] ||
    missing "$INTEROPBRIDGE_PYTHON, of INTEROPBRIDGE_PYTHON: it has no NumPy; $python was taken"
  (cd "$work" && INCLUDE=$repository/native LIBRARY=$library "$python" setup.py build_ext --inplace >"$work/log" 2>&1) ||
    missing "Cython: $(tail -n 1 "$work/log")"
  (cd "$work" && "$python" price.py "$library" "${1:-15}") >>"$work/rows"
  shared=$("$python" -c 'import os, sysconfig; print(os.path.join(*sysconfig.get_config_vars("LIBDIR", "INSTSONAME")))')
  if [ ! -f "$shared" ]; then
    missing "pythonnet: $python has no shared library $shared (apt-get install python3-dev)"
  elif dotnet build "$programs" -c Release -p:PythonNet=true -o "$work/pythonnet" >"$work/log" 2>&1; then
    dotnet "$work/pythonnet/InteropBridge.Price.dll" "${1:-15}" "$shared" "$work" >>"$work/rows"
  elif grep -qE "NU1301|NU110[12]" "$work/log"; then
    missing "pythonnet: its package cannot be restored"
  else
    cat "$work/log"
    exit 1
  fi
else
  missing "Python: no interpreter with NumPy${INTEROPBRIDGE_PYTHON:+, and INTEROPBRIDGE_PYTHON names $INTEROPBRIDGE_PYTHON} (apt-get install python3-numpy python3-cffi cython3 python3-dev)"
fi

echo "| caller | int, int | array | string |"
echo "|---|---:|---:|---:|"
sort -s -t$'\t' -k1,1 "$work/rows" | awk -F'\t' '
  !($1 in seen) { seen[$1]; order[++n] = $1 }
  { cell[$1, $2] = $3 " ns, " $4 " B" }
  END { for (i = 1; i <= n; i++) print "| " order[i] " | " cell[order[i], "int, int"] " | " cell[order[i], "array"] " | " cell[order[i], "string"] " |" }'
