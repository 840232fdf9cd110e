# SPDX-License-Identifier: MIT
# Part of fresh_machine.sh: makes machines, which are a private PATH of stand-ins, and runs the build scripts on them.
work=${work:-} here=${here:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
log=$work/log calls=$work/calls bin=$work/bin home=$work/home fails=0

stand_in() { # NAME BODY
  printf '#!/bin/sh\n%s\n' "$2" >"$bin/$1"
  chmod +x "$bin/$1"
}
sdk() { # FILE: a dotnet with an SDK, which writes its arguments down
  printf '#!/bin/sh\n[ "$1" != --list-sdks ] || { echo "10.0.100 [/sdk]"; exit 0; }\necho "dotnet $*" >>"%s"\nexit "$(cat "%s")"\n' \
    "$calls" "$work/fails" >"$1"
  chmod +x "$1"
}
bring() { # NEED...: what a package manager would install
  local need
  for need; do
    case $need in
      *dotnet*|*DotNet*) sdk "$bin/dotnet" ;;
      cmake|*CMake) stand_in cmake 'echo "cmake version 3.25.1"' ;;
      make) stand_in make "" ;;
      *Ninja) stand_in ninja "" ;;
      gcc) stand_in gcc 'echo "gcc (Distribution 12.2.0-14) 12.2.0"' ;;
      curl) stand_in curl "echo \"curl \$*\" >>'$calls'; [ ! -e '$work/offline' ] || exit 6; echo \"'$BASH' '$here/support/machine.sh' --bring '$work' install sdk-script\"" ;;
      sdk-script) sdk "$home/.dotnet/dotnet" ;;
      *LLVM) stand_in clang 'echo "clang version 22.1.8"' ;;
    esac
  done
}
offered_sdk() { touch "$work/offered"; } # by the package manager
offline() { touch "$work/offline"; } # but for the package manager

machine() { # root|user NEED...: which has these already
  rm -rf "$bin" "$home" "$calls" "$work/offered" "$work/offline"
  mkdir -p "$bin" "$home/.dotnet"
  echo certificate >"$work/certificates"
  touch "$calls"
  user=$1 as_user=()
  shift
  local tool
  for tool in env sh bash chmod awk sed grep sort head tail cut tr cat rm dirname basename uname printf touch; do
    ln -s "$(command -v $tool)" "$bin/$tool"
  done
  [ "$user" = root ] && stand_in id "echo 0" || stand_in id "echo 1000"
  stand_in sudo "echo \"sudo \$*\" >>'$calls'; exec \"\$@\""
  stand_in ldconfig 'echo libicuuc.so.72'
  stand_in apt-cache "[ ! -e '$work/offered' ] || echo 'Package: dotnet-sdk-10.0'"
  stand_in apt-get "echo \"apt-get \$*\" >>'$calls'; [ \"\$1\" != install ] || exec '$BASH' '$here/support/machine.sh' --bring '$work' \"\$@\""
  bring "$@"
}

winget_machine() { # root|user NEED...
  machine "$@"
  rm "$bin/apt-get" "$bin/apt-cache"
  stand_in winget "echo \"winget \$*\" >>'$calls'; exec '$BASH' '$here/support/machine.sh' --bring '$work' \"\$@\""
  as_user=()
  [ "$user" = root ] || { chmod -R a+rwX "$work"; as_user=("$(command -v setpriv)" --reuid=65534 --regid=65534 --clear-groups); }
}

run() { # EXIT_CODE ARGUMENT...: without a terminal
  local expected=$1
  shift
  echo "$fails" >"$work/fails"
  on_machine "$expected" ${as_user[@]+"${as_user[@]}"} "${interpreter[@]}" "$checkout/$script" "$@"
}
answer() { # TEXT EXIT_CODE ARGUMENT...: on a terminal, where somebody types the text
  local text=$1 expected=$2 terminal
  shift 2
  terminal=$(command -v script)
  printf '%s\n' "$text" | on_machine "$expected" "$terminal" -qec "$(printf '%q ' ${as_user[@]+"${as_user[@]}"} "${interpreter[@]}" "$checkout/$script" "$@")" /dev/null
}
can_answer() { script -qec true /dev/null </dev/null >/dev/null 2>&1; }
on_machine() { # EXIT_CODE COMMAND...
  local expected=$1 status=0 input=/dev/null
  shift
  : >"$calls"
  [ ! -p /dev/stdin ] || input=/dev/stdin
  env -i PATH="$bin" HOME="$home" SHELL="$BASH" SSL_CERT_FILE="$work/certificates" ${CI:+CI=$CI} ${CC:+CC=$CC} \
    "$@" >"$log" 2>&1 <$input || status=$?
  [ "$status" = "$expected" ] || { echo "exit code $status instead of $expected"; cat "$log"; return 1; }
}
called() { grep -qF -- "$1" "$calls" || { echo "no '$1' in:"; cat "$calls"; return 1; }; }
called_not() { ! called "$1" >/dev/null || { echo "'$1' in:"; cat "$calls"; return 1; }; }

if [ "${1:-}" = --bring ]; then # as the package manager's stand-in
  work=$2 log=$2/log calls=$2/calls bin=$2/bin home=$2/home
  shift 3
  bring "$@"
fi
