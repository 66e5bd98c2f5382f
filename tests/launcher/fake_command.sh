#!/bin/sh
# Stands in for every command that the launcher calls, under that command's name. $WORLD is a folder that says what is
# there: modules of pkg-config, packages, files whose presence means that something fails. Each call is noted in calls.
name=${0##*/}
echo "$name $*" >>"$WORLD/calls"
is() { [ -e "$WORLD/$1" ]; }
listed() { grep -qxF -e "$2" "$WORLD/$1" 2>/dev/null; }

case $name in
  sudo)
    is sudo-refuses && { echo 'sudo: a password is required' >&2; exit 1; }
    "$@"
    ;;
  id) cat "$WORLD/user" ;;
  uname) cat "$WORLD/system" ;;
  pkg-config) listed modules "$2" ;;
  ldconfig) cat "$WORLD/libraries" ;;
  c++ | g++)
    read -r include
    listed headers "${include#\#include }"
    ;;
  dpkg-query)
    case $1 in
      -S) listed files "${2#\*/}" ;;
      -W) listed packages "$4" && echo 'install ok installed' ;;
    esac
    ;;
  apt-get)
    case " $* " in
      *" --version "*) exit ;;
      *" update "*) lock=lists ;;
      *) lock=frontend ;;
    esac
    if is "$lock-lock" && [ "${LC_ALL:-}" != C ]; then
      echo "E: Sperre /var/$lock konnte nicht bekommen werden." >&2
      exit 100
    elif is "$lock-lock"; then
      echo "E: Could not get lock /var/$lock. It is held by process 7 (packagekitd)" >&2
      exit 100
    elif [ $lock = lists ]; then
      is update-fails || exit 0
      echo "W: an unrelated warning" >&2
      echo "E: The repository 'https://unrelated.example' does not have a Release file." >&2
      exit 100
    fi
    case " $* " in *" --no-remove "*) ;; *) echo 'E: would have removed packages' >&2; exit 100 ;; esac
    for package in "$@"; do
      if listed in-the-way "$package"; then
        echo 'E: Packages need to be removed but remove is disabled.' >&2
        exit 100
      fi
    done
    for package in "$@"; do
      echo "$package" >>"$WORLD/packages"
      case $package in
        g++) ln -sf "$0" "$BIN/c++" ;;
        ninja-build) ln -sf "$0" "$BIN/ninja" ;;
        cmake | pkg-config | gnuplot) ln -sf "$0" "$BIN/$package" ;;
      esac
    done
    ;;
  sleep)
    # Time goes by: the other program is done after a while.
    is lock-is-kept || { echo >>"$WORLD/slept"; [ "$(wc -l <"$WORLD/slept")" -lt 3 ] || rm -f "$WORLD"/*-lock; }
    ;;
  cmake)
    echo "PATH=$PATH CXX=${CXX:-}" >>"$WORLD/environment"
    case $1 in
      --build)
        is build-fails && { echo 'error: expected a semicolon'; exit 1; }
        mkdir -p build/release/harness
        # shellcheck disable=SC2016
        printf '#!/bin/sh\necho "ran $* PATH=$PATH"\n' >build/release/harness/lanebench
        chmod +x build/release/harness/lanebench
        ;;
      *)
        is configure-fails && { echo 'CMake Error: no'; exit 1; }
        mkdir -p build/release
        echo >build/release/build.ninja
        printf 'CMAKE_HOME_DIRECTORY:INTERNAL=%s\nLANEBENCH_CUDA:STRING=%s\n' "$PWD" "$(cat "$WORLD/cuda")" \
          >build/release/CMakeCache.txt
        ;;
    esac
    ;;
esac
