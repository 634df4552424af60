# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run: set -euo pipefail is the caller's.

# Messages of tools, sorting and the encoding of test databases must not depend on the machine's language.
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
me=deploy/${0##*/}

say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() {
    say "$@"
    exit 1
}

# packages SECTION… : the packages of these sections of packages.txt, one a line
packages() {
    awk -v wanted=" $* " '/^## / { on = index(wanted, " " $2 " ") } on && NF && !/^#/ { print $1 }' "$root/deploy/packages.txt"
}

# missing_packages SECTION… : those of them that are not installed
missing_packages() {
    local list wanted
    list=$(packages "$@")
    mapfile -t wanted <<<"$list"
    { dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } |
        awk -v wanted="${wanted[*]}" '
            $1 == "installed" { have[$2] = 1 }
            END { n = split(wanted, name, " "); for (i = 1; i <= n; i++) if (!(name[i] in have)) print name[i] }'
}

# install_packages SECTION… : installs what is missing; touches neither the network nor apt when nothing is
install_packages() {
    command -v dpkg-query >/dev/null ||
        die "this is not a Debian system; the packages of deploy/packages.txt must be installed by hand"
    local list missing as_root=()
    list=$(missing_packages "$@")
    [ -n "$list" ] || return 0
    mapfile -t missing <<<"$list"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            die "neither root nor sudo; have an administrator run: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300)
    # A stale third-party source must not stop us: what counts is whether the installation succeeds.
    "${apt[@]}" update >&2 || say "apt-get update reported errors, trying with what is known"
    "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" >&2 ||
        die "apt-get could not install the packages (see above)"
}

# build_jobs : one per processor, but no more than memory allows (a file of server/ takes up to 1 GB)
build_jobs() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "${memory:-1}" -ge 1 ] || memory=1
    echo $((memory < processors ? memory : processors))
}

# build_preset PRESET : configures when needed, builds
build_preset() {
    [ -f "build/$1/build.ninja" ] || cmake --preset "$1" || die "cmake --preset $1 failed (see above)"
    cmake --build --preset "$1" --parallel "$(build_jobs)" || die "the build of preset $1 failed (see above)"
}

# writable FOLDER… : makes the folders, ends with one line when they cannot be written
writable() {
    local folder
    for folder in "$@"; do
        mkdir -p "$folder" 2>/dev/null || true
        [ -w "$folder" ] || die "cannot write to $root/$folder as $(id -un); change its owner or use another checkout"
    done
}

# answers HOST PORT : whether something accepts connections there
answers() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
