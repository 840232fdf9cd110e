#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The README's command in the smallest system that debootstrap makes, on a fresh clone: what is missing, who is asked, what is
# installed, and that the build goes on. Only the SDK's own site is stood in for, by this machine's SDK.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"
root=$work/root log=$work/log
skip_all() { skip "the bare root: $1"; exit 0; }
[ "$(id -u)" = 0 ] || skip_all "chroot is for root"
command -v debootstrap >/dev/null || skip_all "there is no debootstrap (apt-get install debootstrap)"
unshare --mount true 2>/dev/null || skip_all "unshare is not allowed here"
debootstrap --variant=minbase bookworm "$root" >"$log" 2>&1 || skip_all "debootstrap could not reach Debian's mirror: $(tail -n 1 "$log")"

cp /etc/resolv.conf "$root/etc"
mkdir -p "$root/usr/local/share/ca-certificates" "$root/home/user"
cp /usr/local/share/ca-certificates/* "$root/usr/local/share/ca-certificates" 2>/dev/null || true # as a proxy may need
for home in "$root/root" "$root/home/user"; do git clone -q "$repository" "$home/clone"; done
chown -R 1000:1000 "$root/home/user"

in_root() { # EXIT_CODE HOME COMMAND...: without a terminal; proc is mounted for this alone, so that nothing is left to unmount
  local expected=$1 home=$2 id=0 status=0
  shift 2
  [ "$home" = /root ] || id=1000
  unshare --mount bash -c 'mount -t proc proc "$0/proc" && exec chroot --userspec="$1:$1" "$0" env -i HOME="$2" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    bash -c "cd ~/clone && \"\$@\"" - "${@:3}"' "$root" $id "$home" "$@" </dev/null >"$log" 2>&1 || status=$?
  [ "$status" = "$expected" ] || { echo "exit code $status instead of $expected"; tail -n 30 "$log"; return 1; }
}

packages="apt-get install -y cmake make gcc libc6-dev libicu-dev ca-certificates curl"
site="curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
check "a user without a terminal is refused" in_root 3 /home/user ./build.sh run
check "what is missing is said" says "$log" "missing: .NET SDK 10, CMake 3.25, make or Ninja, a C compiler"
check "with the exact command" says "$log" "Install with: sudo apt-get update && sudo $packages && $site"
check "nothing was installed" in_root 0 /root sh -c '! command -v cmake && ! command -v gcc'

mkdir "$root/sdk"
cp -a "$(dirname "$(readlink -f "$(command -v dotnet)")")/." "$root/sdk"
cat >"$root/usr/local/bin/curl" <<'END'
#!/bin/sh
case "$*" in *dotnet-install.sh) echo 'cp -a /sdk "$HOME/.dotnet"' ;; *) exec /usr/bin/curl "$@" ;; esac
END
chmod +x "$root/usr/local/bin/curl"
check "root without a terminal is not asked, and the verb goes on" in_root 0 /root ./build.sh run --help
check "what will be installed is said" says "$log" "To be installed with: apt-get update && ${packages% curl} && $site" # curl is there
check "the verb's own output is there" says "$log" "--baseline"
check "the natives were compiled there" test -f "$root/root/clone/artifacts/native/release/lib/libinteropbridge.so"
check "a second command installs nothing" in_root 0 /root ./build.sh --bootstrap
check "as nothing is missing" says "$log" "nothing is missing"
