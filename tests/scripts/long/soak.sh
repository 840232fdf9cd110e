#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The soak of ./build.sh test --soak, for half a minute.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
cd "$repository"
check "nothing grows and every bit is right in 30 s" dotnet exec artifacts/bin/InteropBridge.Tests/release/InteropBridge.Tests.dll soak 30
