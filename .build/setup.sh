# SPDX-License-Identifier: MIT
# Part of build.sh: installs what needs.sh finds missing, after one question. setup.ps1 is the twin.
missing_exit=3 # as the harness has it
sdk_script="curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel $oldest_dotnet.0" # to ~/.dotnet

manager() {
  local name
  for name in apt-get dnf brew; do
    ! have $name || { echo $name; return; }
  done
}

packages() { # NEED...: their packages for this machine's manager, on a line
  local need column=2
  case $(manager) in dnf) column=3 ;; brew) column=4 ;; esac
  for need; do
    awk -v need="$need" -v column=$column '$1 == need && $column != "-" { print $column }' .build/packages.txt
  done | tr ',\n' '  ' | sed 's/ *$//'
}

packaged() { # NEED: whether the manager has it, as far as is known before apt-get update
  case $(manager) in
    apt-get) [ -n "$(apt-cache show "$(packages "$1")" 2>/dev/null)" ] ;;
    "") false ;;
  esac
}

sudo_() { [ "$(id -u)" = 0 ] || echo "sudo "; }

install_command() { # NEED...: of the manager's packages, and of the SDK's own site where it has no package
  local names command="" script=""
  case " $* " in *" dotnet "*) packaged dotnet || script=$sdk_script ;; esac
  [ -z "$script" ] || set -- ${*/#dotnet/}
  names=$(packages "$@")
  if [ -n "$names" ]; then
    case $(manager) in
      apt-get) command="$(sudo_)apt-get update && $(sudo_)apt-get install -y $names" ;;
      dnf) command="$(sudo_)dnf install -y $names" ;;
      brew) command="brew install $names" ;;
    esac
    [ -n "$command" ] || return 0 # nothing brings the rest
  fi
  echo "$command${command:+${script:+ && }}$script"
}

refuse() { # NEED...
  local command; command=$(install_command "$@")
  {
    echo "build.sh: missing: $(describe "$@")"
    found "$@"
    [ -z "$command" ] || echo "Install with: $command"
    [ -n "$(manager)" ] || echo "There is none of apt-get, dnf and brew here: install it by hand."
    has_sdk dotnet || packaged dotnet || echo "The .NET SDK $oldest_dotnet is in no package here. Where its own site cannot be reached," \
      "install it in ~/.dotnet, or in a folder that DOTNET_ROOT names, as https://dot.net/download says."
    echo "Then run the same command again."
  } >&2
  exit $missing_exit
}

allowed() { # --yes; the answer to a question; without a terminal root's or CI's right
  local answer=""
  [ -z "$yes" ] || return 0
  if [ -t 0 ]; then
    read -r -p "Install it now? [y/N] " answer || true
    case $answer in [yY]*) return 0 ;; *) return 1 ;; esac
  fi
  [ -n "${CI:-}" ] || [ "$(id -u)" = 0 ]
}

prerequisites() {
  local needs command
  find_dotnet || true
  needs=$(missing)
  [ -n "$needs" ] || return 0
  command=$(install_command $needs)
  [ -n "$command" ] || refuse $needs
  [ -t 0 ] || allowed || refuse $needs
  echo "build.sh: missing: $(describe $needs)"
  echo "To be installed with: $command"
  [ ! -t 0 ] || allowed || refuse $needs
  case $command in *apt-get*) eval "$(sudo_)apt-get update" </dev/null || refuse $needs ;; esac # may bring news of the SDK
  command=$(install_command $needs)
  eval "${command#*apt-get update && }" </dev/null || refuse $(missing)
  hash -r
  find_dotnet || true
  needs=$(missing)
  [ -z "$needs" ] || refuse $needs
}
