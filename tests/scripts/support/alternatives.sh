# SPDX-License-Identifier: MIT
# Sourced after check.sh: the rows of managed/InteropBridge.Alternatives.

# Builds it; fails, having said why, where its packages cannot be restored.
build_alternatives() {
  if dotnet build "$repository/managed/InteropBridge.Alternatives" -c Release -p:EnableAlternatives=true >"$work/log" 2>&1; then return; fi
  if grep -qE "NU1301|NU110[12]" "$work/log"; then skip "InteropBridge.Alternatives: NumSharp and ILGPU cannot be restored"; return 1; fi
  cat "$work/log"
  exit 1
}

# alternative_rows TYPE ROW...: each was verified against c-serial. What was said is in $work/gap.log.
alternative_rows() {
  local type=$1 row options=()
  shift
  for row; do options+=(--variant "$row"); done
  dotnet run --project "$repository/managed/InteropBridge.Harness" -c Release -- gap --kernel jacobi --type "$type" --size 100 --steps 20 \
    --rounds 1 --output "$work/results" --assembly "$repository/artifacts/bin/InteropBridge.Alternatives/release/InteropBridge.Alternatives.dll" \
    "${options[@]}" >"$work/gap.log" 2>&1 || { cat "$work/gap.log"; return 1; }
  for row; do grep -q "jacobi $type $row: same bits" "$work/gap.log" || { echo "$row was not verified"; cat "$work/gap.log"; return 1; }; done
}
