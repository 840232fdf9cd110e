#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# managed/InteropBridge.Alternatives: Jacobi by NumSharp and by ILGPU has the bits of c-serial, and without a GPU ILGPU's row says so.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../support/alternatives.sh"
build_alternatives || exit 0
for type in f64 f32; do
  check "NumSharp has the bits of c-serial in $type" alternative_rows "$type" managed-numsharp
  check "ILGPU's method has the bits of c-serial in $type" alternative_rows "$type" ilgpu-cpu
done
dotnet run --project "$repository/managed/InteropBridge.Harness" -c Release -- gap --kernel jacobi --backend ilgpu-cuda --size 100 --steps 20 \
  --rounds 1 --output "$work/results" --assembly "$repository/artifacts/bin/InteropBridge.Alternatives/release/InteropBridge.Alternatives.dll" \
  >"$work/gap.log" 2>&1 && code=0 || code=$?
if [ "$code" = 3 ]; then
  check "without a GPU ilgpu-cuda costs a line" says "$work/gap.log" "ilgpu-cuda (ilgpu-cuda): ILGPU finds no NVIDIA GPU here. It needs an NVIDIA GPU and its driver."
  skip "ilgpu-cuda: there is no GPU"
else
  check "ilgpu-cuda has the bits of c-serial" grep -q "jacobi f64 ilgpu-cuda: same bits" "$work/gap.log"
fi
