# SPDX-License-Identifier: MIT
# Sourced first by scripts that need hosts: starts the script again in namespaces of its own, with two hosts at a bridge, host1 and
# host2. Each has a network and a name, so that ranks on different hosts share no memory; files and processes are shared. All of
# it ends with the script. Sources check.sh; where there can be no hosts, the script ends with a line that says why.
if [ -z "${IB_HOSTS_INSIDE:-}" ] && [ "$(id -u)" = 0 ] && unshare --mount --net --pid --fork --mount-proc ip link show lo >/dev/null 2>&1; then
  IB_HOSTS_INSIDE=1 exec unshare --mount --net --pid --fork --mount-proc --kill-child "$0"
fi
. "$(dirname "${BASH_SOURCE[0]}")/check.sh"
if [ -z "${IB_HOSTS_INSIDE:-}" ]; then
  skip "hosts in namespaces: they need root, unshare and ip (Debian: apt-get install util-linux iproute2), and a system that lets root make them"
  exit 0
fi

mkdir -p /run/netns
mount -t tmpfs hosts /run/netns
ip link set lo up
ip link add name bridge type bridge
ip link set bridge up
echo "127.0.0.1 localhost" >"$work/names"
for number in 1 2; do
  ip netns add host$number
  ip link add name port$number type veth peer name eth0 netns host$number
  ip link set port$number master bridge up
  ip -n host$number address add 10.77.0.$number/24 dev eth0
  ip -n host$number link set lo up
  ip -n host$number link set eth0 up
  echo "10.77.0.$number host$number" >>"$work/names"
done
mount --bind "$work/names" /etc/hosts

# What ssh would do: runs a command on a host, without this shell's environment.
cat >"$work/enter" <<END
#!/bin/sh
host=\$1
shift
exec nsenter --net=/run/netns/"\$host" unshare --uts env -i PATH="$PATH" HOME="$HOME" ${DOTNET_ROOT:+DOTNET_ROOT="$DOTNET_ROOT"} \\
  OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 UCX_TLS=tcp,self \\
  sh -c "hostname \$host && \$*"
END
chmod +x "$work/enter"

pids() { # HOST: its processes; "ip netns pids" misses some on a busy machine
  find /proc/[0-9]*/ns/net -lname "net:\[$(stat -Lc %i "/run/netns/$1")\]" 2>/dev/null | cut -d/ -f3 || true
}

await() { # SECONDS COMMAND...: until it succeeds
  local end=$((SECONDS + $1))
  shift
  until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.05; done
}
