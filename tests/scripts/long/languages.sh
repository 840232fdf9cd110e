#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# managed/InteropBridge.Languages, built by the packages of this tree like a user's project: Jacobi in C++, Fortran, Rust and
# Go, with the bits of c-serial. Languages without a compiler here are skipped, and said to be.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../support/user_project.sh"
export PATH=$PATH:$HOME/.cargo/bin:/usr/local/go/bin
languages=""
need() { if command -v "$2" >/dev/null; then languages="$languages $1"; else skip "$1: there is no $2 (Debian: apt-get install $3)"; fi; }
need cpp g++ g++
need fortran gfortran gfortran
need rust rustc rustc
need go go golang-go
[ -n "$languages" ] || exit 0

user_project InteropBridge.Languages "$work/languages"
check "built with:$languages" dotnet build "$work/languages" -c Release "-p:Languages=${languages# }"

rows() { # ID...: each was verified against c-serial
  local row options=()
  for row; do options+=(--variant "$row"); done
  dotnet run --project "$repository/managed/InteropBridge.Harness" -c Release -- gap --kernel jacobi --type f64 --quick --json - --quiet \
    --assembly "$work/languages/bin/Release/net10.0/InteropBridge.Languages.dll" "${options[@]}" >"$work/gap.json" 2>"$work/gap.log" ||
    { cat "$work/gap.log"; return 1; }
  for row; do grep -q "\"$row\"" "$work/gap.json" || { echo "no row $row"; cat "$work/gap.json"; return 1; }; done
}
for language in $languages; do
  check "$language-serial has the bits of c-serial" rows "$language-serial"
done
case $languages in *fortran*) check "fortran-openmp has the bits of c-serial" rows fortran-openmp ;; esac
