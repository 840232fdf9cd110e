#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What build.sh and build.ps1 decide on machines that lack something: a private PATH of stand-ins for the package manager and
# for what it installs, which write down how they were called.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/support/check.sh"
. "$here/support/machine.sh"
unset CI CC CMAKE_TOOLCHAIN_FILE DOTNET_ROOT SSL_CERT_FILE DOTNET_SYSTEM_GLOBALIZATION_INVARIANT

from_site="curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
everything="apt-get install -y cmake make gcc libc6-dev"
all_decisions() { # SCRIPT: build.sh or build.ps1
  script=$1

  machine root dotnet
  check "$script: without a terminal root is not asked" run 0 run --quick
  check "$script: what is missing is said" says "$log" "missing: CMake 3.25, make or Ninja, a C compiler (gcc 12 or clang 14, or later)"
  check "$script: the command is said" says "$log" "apt-get update && $everything"
  check "$script: it is run" called "$everything"
  check "$script: then the verb goes on" called "dotnet run -c Release --project managed/InteropBridge.Harness -- gap --quick"

  machine user dotnet
  check "$script: without a terminal a user is refused" run 3 run
  check "$script: the refusal has the exact command" says "$log" "Install with: sudo apt-get update && sudo $everything"
  check "$script: nothing was run" called_not "apt-get"
  check "$script: --yes answers for a user" run 0 run --yes --quick
  check "$script: sudo is used" called "sudo $everything"
  check "$script: --yes is not passed on" called "-- gap --quick"

  machine user dotnet
  check "$script: --bootstrap installs" run 0 --bootstrap
  check "$script: it is all" called_not "dotnet run"
  machine user dotnet
  CI=true check "$script: CI is not asked" run 0 build
  check "$script: CI installs" called "$everything"

  machine user dotnet
  if can_answer; then
    check "$script: the answer no is a refusal" answer n 3 run
    check "$script: nothing was run after no" called_not "apt-get"
    check "$script: no answer is a refusal" answer "" 3 run
    check "$script: the answer yes installs" answer y 0 run
    check "$script: then the verb goes on after yes" called "-- gap"
  else
    skip "$script: there is no 'script' that makes a terminal"
  fi

  machine root dotnet cmake make
  stand_in gcc 'echo "gcc (Distribution 11.4.0-1) 11.4.0"'
  rm "$bin/apt-get"
  check "$script: an old compiler is not enough" run 3 run
  check "$script: it is named" says "$log" "Found: gcc (Distribution 11.4.0-1) 11.4.0"
  check "$script: no package manager is said" says "$log" "none of apt-get, dnf and brew"
  CC=gcc check "$script: CC decides" run 0 run
  stand_in clang-22 'echo "Distribution clang version 22.1.8"'
  check "$script: a compiler under a versioned name is enough" run 0 run
  stand_in cmake 'echo "cmake version 3.22.1"'
  check "$script: an old CMake is not enough" run 3 run
  check "$script: the CMake is named" says "$log" "Found: cmake version 3.22.1"

  machine root cmake make gcc
  offered_sdk
  check "$script: the SDK comes from the package manager" run 0 build
  check "$script: by its package" called "apt-get install -y dotnet-sdk-10.0"
  machine root cmake make
  check "$script: an SDK that no package has comes from its own site" run 0 run --quick
  check "$script: the command is said" says "$log" "apt-get install -y gcc libc6-dev curl && $from_site"
  check "$script: the rest is installed first" called "apt-get install -y gcc libc6-dev curl"
  check "$script: then the SDK is fetched" called "curl -fsSL https://dot.net/v1/dotnet-install.sh"
  check "$script: no package of the SDK was asked for" called_not "dotnet-sdk"
  check "$script: and the verb goes on with it" called "dotnet run -c Release --project managed/InteropBridge.Harness -- gap --quick"
  machine user cmake make
  check "$script: without a terminal a user is told the command" run 3 build
  check "$script: with the SDK's" says "$log" "sudo apt-get install -y gcc libc6-dev curl && $from_site"
  machine root cmake make gcc curl
  offline
  check "$script: a site that cannot be reached is a refusal" run 3 build
  check "$script: what is missing then is said" says "$log" "missing: .NET SDK 10 Install with: $from_site"
  check "$script: with another way" says "$log" "install it in ~/.dotnet, or in a folder that DOTNET_ROOT names"
  sdk "$home/.dotnet/dotnet"
  check "$script: an SDK in ~/.dotnet is found" run 0 build
  check "$script: and used" called "dotnet build InteropBridge.sln -c Release"

  machine root
  check "$script: clean needs nothing" run 0 clean
  check "$script: nothing was installed for it" called_not "apt-get"
  check "$script: an unknown verb is a usage error" run 2 frobnicate
  check "$script: doctor without an SDK says all" run 3 doctor
  check "$script: all" says "$log" "missing: .NET SDK 10, CMake 3.25"
  machine root dotnet
  check "$script: doctor needs the SDK only" run 0 doctor
  check "$script: doctor installs nothing" called_not "apt-get"
  check "$script: and natives are optional to it" called "-p:NativeOptional=true -- doctor"
  machine root dotnet cmake make gcc
  arguments
}

arguments() { # on a machine that lacks nothing
  fails=2
  check "$script: the harness's exit code is passed on" run 2 run --nonsense
  check "$script: without a stack trace" says_not "$log" "NativeCommandExitException"
  check "$script: a list is one argument" run 2 run --variant a,b --size 100
  check "$script: and reaches the harness so" called "-- gap --variant a,b --size 100"
  fails=0
  check "$script: MSBuild's properties" run 0 build -p:BuildNative=false
  check "$script: reach MSBuild whole" called "dotnet build InteropBridge.sln -c Release -p:BuildNative=false"
}

winget() { echo "winget install --exact --accept-source-agreements --accept-package-agreements --id $1"; }
windows_decisions() { # build.ps1 where there is winget
  winget_machine root dotnet
  check "$script: without a terminal an administrator is not asked" run 0 run --quick
  check "$script: what is missing is said" says "$log" "missing: CMake 3.25, Ninja, clang 14 or later"
  check "$script: it is installed" called "$(winget LLVM.LLVM)"
  check "$script: then the verb goes on" called "dotnet run -c Release --project managed/InteropBridge.Harness -- gap --quick"

  if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    winget_machine user dotnet
    check "$script: without a terminal a user is refused" run 3 run
    check "$script: the refusal has the exact command" says "$log" "Install with: $(winget Kitware.CMake); $(winget Ninja-build.Ninja)"
    check "$script: nothing was run" called_not winget
    check "$script: --yes answers for a user" run 0 run --yes --quick
    check "$script: --yes is not passed on" called "-- gap --quick"
    winget_machine user dotnet
    CI=true check "$script: CI is not asked" run 0 build
  else
    skip "$script: what a user may not do, as this is not root or there is no setpriv"
  fi
  winget_machine root dotnet
  if can_answer; then
    check "$script: the answer no is a refusal" answer n 3 run
    check "$script: nothing was run after no" called_not winget
    check "$script: the answer yes installs" answer y 0 run
  fi
  winget_machine root
  check "$script: --bootstrap installs, the SDK too" run 0 --bootstrap
  check "$script: by winget" called "$(winget Microsoft.DotNet.SDK.10)"
  check "$script: it is all" called_not "dotnet "
  winget_machine root
  check "$script: doctor without an SDK is a refusal" run 3 doctor
  check "$script: an unknown verb is a usage error" run 2 frobnicate
  check "$script: clean needs nothing" run 0 clean
  check "$script: nothing was installed for that" called_not winget
  winget_machine root dotnet cmake Ninja LLVM
  arguments
}

checkout=$work/checkout
mkdir "$checkout"
cp -r "$repository/build.sh" "$repository/build.ps1" "$repository/.build" "$checkout"
interpreter=("$BASH")
all_decisions build.sh

if ! pwsh=$(command -v pwsh); then
  skip "build.ps1, as there is no pwsh on the PATH (dotnet tool install --global PowerShell)"
  exit 0
fi
# The dotnet tool starts the dotnet of the PATH, which is the stand-in: its file is run by the real one.
interpreter=("$pwsh")
for file in "$(dirname "$pwsh")"/.store/powershell/*/powershell/*/tools/*/any/unix/pwsh.dll; do
  [ ! -e "$file" ] || interpreter=("$(readlink -f "$(command -v dotnet)")" "$file")
done
interpreter+=(-NoProfile -File)
script=build.ps1
machine root dotnet
check "$script: without winget build.sh decides" run 0 run --quick
check "$script: as it does alone" called "$everything"
machine root dotnet cmake make gcc
arguments
windows_decisions
