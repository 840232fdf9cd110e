# SPDX-License-Identifier: MIT
# What every script here needs: checks that report and go on, and a closing line that counts.
passed=0 failed=0 skipped=0
work=$(mktemp -d)
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

# check WHAT COMMAND...: the command has to succeed; its output is shown where it does not.
check() {
  local what=$1; shift
  if "$@" >"$work/check.log" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $what"; sed 's/^/    /' "$work/check.log"; fi
}
skip() { skipped=$((skipped + 1)); echo "skipped: $*"; }

# says FILE TEXT: the file holds the text; lines may be broken anywhere.
says() { tr -s '[:space:]' ' ' <"$1" | grep -qF -- "$2" || { echo "no '$2' in:"; cat "$1"; return 1; }; }
says_not() { ! says "$1" "$2" >/dev/null || { echo "'$2' in:"; cat "$1"; return 1; }; }

finish() { # called at exit
  local status=$?
  rm -rf "$work"
  echo "$(basename "$0" .sh): $passed passed, $failed failed, $skipped skipped, ${SECONDS} s"
  [ "$status" = 0 ] && [ "$failed" = 0 ] && [ $((passed + skipped)) -gt 0 ] || exit 1
}
trap finish EXIT
