#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The script that measures what a call costs has a row for every caller that is here; each call's result is checked.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
row() { grep -qE "^\| $1 \|( [0-9.]+ ns, [0-9]+ B \|){3}$" "$work/table"; }
bash "$repository/tests/price/price.sh" 1 >"$work/table" 2>"$work/missing" || { cat "$work/table" "$work/missing"; exit 1; }
cat "$work/table"
for form in DllImport LibraryImport "ClangSharp's raw form" InteropBridge; do check "C#: $form" row "C#: $form"; done
if command -v swig >/dev/null; then check "C#: SWIG" row "C#: SWIG"; else skip "SWIG: there is no swig (Debian: apt-get install swig)"; fi
for caller in ctypes cffi Cython pythonnet; do
  if grep -q "^$caller: \|^left out: \(Python\|$caller\)" "$work/missing"; then skip "$(cat "$work/missing")"; else check "Python: $caller" row "Python: $caller"; fi
done
