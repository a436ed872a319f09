#!/usr/bin/env bash
# Starts the build: compiles build/_build.csproj when one of its inputs has changed, then runs the compiled assembly.
# Prints nothing of its own unless something goes wrong.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
temp=$root/.nuke/temp
stamp=$temp/build.stamp # line 1: the dotnet that compiled; line 2: the hash of what it compiled, and the upstream packages
assembly=$root/build/bin/_build.dll
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUKE_TELEMETRY_OPTOUT=1

case $PWD/ in
    "$root"/*) ;;
    *) cd "$root" ;;
esac

# What the build is compiled from. -newercm compares change times, which no copy and no checkout can set back.
inputs=("$root/build" "$root/src" "$root/build.sh" "$root/global.json" "$root/.editorconfig" "$root/BannedSymbols.txt")
for file in "$root"/Directory.* "$root"/[Nn]u[Gg]et.config; do
    if [ -e "$file" ]; then inputs+=("$file"); fi
done

changed() {
    [ -n "$(find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -newercm "$stamp" -print 2>/dev/null | head -n 1)" ]
}

hash_of_inputs() {
    local sha256=(sha256sum)
    command -v sha256sum >/dev/null || sha256=(shasum -a 256)
    find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -type f -print | LC_ALL=C sort |
        while IFS= read -r file; do printf '%s\0' "$file"; done |
        xargs -0 "${sha256[@]}" | sed "s|$root/||" | "${sha256[@]}" | cut -d ' ' -f 1
}

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

# The installed SDK when global.json accepts it, else the one in .nuke/temp, which Microsoft's script installs.
find_dotnet() {
    local candidate
    for candidate in "$temp/dotnet/dotnet" "$(command -v dotnet || true)"; do
        if [ -x "$candidate" ] && (cd "$root" && "$candidate" --version >/dev/null 2>&1); then
            echo "$candidate"
            return
        fi
    done

    local script=$temp/dotnet-install.sh url=https://dot.net/v1/dotnet-install.sh
    if command -v curl >/dev/null; then
        curl --fail --silent --show-error --location --retry 3 "$url" --output "$script" ||
            fail "no installed .NET SDK satisfies global.json, and $url cannot be read. Install the SDK that global.json names."
    elif command -v wget >/dev/null; then
        wget --quiet --output-document="$script" "$url" ||
            fail "no installed .NET SDK satisfies global.json, and $url cannot be read. Install the SDK that global.json names."
    else
        fail "no installed .NET SDK satisfies global.json, and there is neither curl nor wget to get it. Install the SDK that global.json names."
    fi
    bash "$script" --jsonfile "$root/global.json" --install-dir "$temp/dotnet" --no-path >"$temp/dotnet-install.log" 2>&1 ||
        { cat "$temp/dotnet-install.log" >&2; fail "the .NET SDK of global.json could not be installed into .nuke/temp/dotnet."; }
    echo "$temp/dotnet/dotnet"
}

# One compilation at a time: jobs that share a working copy start together.
lock() {
    local waited=0
    until mkdir "$temp/build.lock" 2>/dev/null; do
        if ! kill -0 "$(cat "$temp/build.lock/pid" 2>/dev/null || echo 0)" 2>/dev/null && [ "$waited" -gt 10 ]; then
            rm -rf "$temp/build.lock"
        elif [ "$waited" -gt 3000 ]; then
            fail "another build.sh has been compiling for ten minutes. If none is running, delete .nuke/temp/build.lock."
        fi
        sleep 0.2
        waited=$((waited + 1))
    done
    echo $$ >"$temp/build.lock/pid"
    trap 'rm -rf "$temp/build.lock"' EXIT
}

compile() {
    mkdir -p "$temp"
    lock
    local started=$temp/build.started
    : >"$started" # an input that changes while the compiler runs is newer than this
    hash=$(hash_of_inputs)
    read_stamp
    if [ ! -f "$assembly" ] || [ ! -x "$dotnet" ] || [ "$compiled" != "$hash $upstream" ]; then
        rm -f "$stamp"
        dotnet=$(find_dotnet)
        "$dotnet" build "$root/build/_build.csproj" --configuration Release --nologo --verbosity quiet -clp:NoSummary \
            -p:RunAnalyzers=false -p:UseSharedCompilation=false -nodeReuse:false >"$temp/build.compile.log" 2>&1 </dev/null ||
            { cat "$temp/build.compile.log" >&2; fail "build/_build.csproj does not compile; see above."; }
    fi
    printf '%s\n%s\n' "$dotnet" "$hash $upstream" >"$stamp.new"
    touch -r "$started" "$stamp.new"
    mv "$stamp.new" "$stamp"
    rm -rf "$started" "$temp/build.lock"
    trap - EXIT
}

read_stamp() {
    dotnet='' compiled=''
    if [ -f "$stamp" ]; then { read -r dotnet && read -r compiled; } <"$stamp" || true; fi
}

# The packages that come from the feed instead of src/compat (docs/upstream.md).
upstream=upstream=${UpstreamPackages:-none}
read_stamp
if [ ! -f "$assembly" ] || [ ! -x "$dotnet" ] || [ "${compiled#* }" != "$upstream" ] || changed; then
    compile
fi

exec "$dotnet" "$assembly" "$@"
