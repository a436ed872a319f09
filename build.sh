#!/usr/bin/env bash
# Starts the build: compiles build/_build.csproj when one of its inputs has changed, then runs the compiled assembly.
# Prints nothing of its own unless something goes wrong. The usual start runs one other program before the build: find.
set -euo pipefail

caller=$PWD
case ${BASH_SOURCE[0]} in */*) cd "${BASH_SOURCE[0]%/*}" ;; esac
root=$PWD
temp=$root/.nuke/temp
output=$root/build/bin
ready=$temp/build.ready # here only: the dotnet to start with, and the stamp; as old as the inputs that it was compared with
stamp=$temp/build.stamp # travels with build/bin: what it was compiled from and by, and the hash of what came out
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUKE_TELEMETRY_OPTOUT=1

# What the build is compiled from.
inputs=()
for file in build src build.sh global.json .editorconfig BannedSymbols.txt Directory.* [Nn]u[Gg]et.config; do
    if [ -e "$file" ]; then inputs+=("$file"); fi
done
# More than this folder holds, such as the source of Pipelines in a submodule: a path from here in each line.
if [ -f build/inputs ]; then while read -r file; do inputs+=("$file"); done <build/inputs; fi

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

# -newercm compares change times, which no copy and no checkout can set back. A find that cannot do it compiles once more.
changed() {
    local newer
    newer=$(exec find "${inputs[@]}" \( -name bin -o -name obj \) -prune -o -newercm "$ready" -print -quit 2>/dev/null) || return 0
    [ -n "$newer" ]
}

# Of all files below some folders, by their names from here.
hash_of() {
    local sha256=(sha256sum)
    command -v sha256sum >/dev/null || sha256=(shasum -a 256)
    find "$@" -type f -print | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "${sha256[@]}" | "${sha256[@]}" | cut -d ' ' -f 1
}

hash_of_inputs() {
    hash_of "${inputs[@]}" \( -name bin -o -name obj \) -prune -o
}

hash_of_output() {
    if [ -f "$output/_build.dll" ]; then (cd "$output" && hash_of .); fi
}

# The installed SDK when global.json accepts it, else the one in .nuke/temp, which Microsoft's script installs.
find_dotnet() {
    for dotnet in "$temp/dotnet/dotnet" "$(command -v dotnet || true)"; do
        if [ -x "$dotnet" ] && sdk=$("$dotnet" --version 2>/dev/null); then
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
    dotnet=$temp/dotnet/dotnet
    bash "$script" --jsonfile "$root/global.json" --install-dir "$temp/dotnet" --no-path >"$temp/dotnet-install.log" 2>&1 ||
        { cat "$temp/dotnet-install.log" >&2; fail "the .NET SDK of global.json could not be installed into .nuke/temp/dotnet."; }
    sdk=$("$dotnet" --version)
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

run_compiler() {
    "$dotnet" build "$root/build/_build.csproj" --configuration Release --nologo --verbosity quiet -clp:NoSummary \
        -p:RunAnalyzers=false -p:UseSharedCompilation=false -nodeReuse:false "$@" >"$temp/build.compile.log" 2>&1 </dev/null
}

compile() {
    run_compiler && return
    # The one package that the build can do without: it then starts slower.
    if grep -q 'error NU110[0-9].*Microsoft\.NETCore\.App\.Crossgen2' "$temp/build.compile.log"; then
        echo "build.sh: the package feed has no Microsoft.NETCore.App.Crossgen2 of this SDK, so the build is not compiled ahead of time and starts slower." >&2
        run_compiler -p:ReadyToRun=false && return
    fi
    cat "$temp/build.compile.log" >&2
    fail "build/_build.csproj does not compile; see above."
}

# Makes build/bin what the inputs say, and says so. A build/bin that was compiled elsewhere (in another job of the pipeline) is taken
# when it came from the same inputs, for the same machine, and is whole.
prepare() {
    mkdir -p "$temp"
    lock
    local started=$temp/build.started key compiled=''
    : >"$started" # an input that changes while the compiler runs is newer than this
    find_dotnet
    key="$settings sdk=${sdk%??}xx inputs=$(hash_of_inputs)"
    if [ -f "$stamp" ]; then read -r compiled <"$stamp" || true; fi
    if [ "$compiled" != "$key output=$(hash_of_output)" ]; then
        rm -f "$stamp"
        case $compiled in "$key "*) rm -rf "$output" ;; esac # not whole
        compile
        compiled="$key output=$(hash_of_output)"
        echo "$compiled" >"$stamp"
    fi
    printf '%s\n%s\n' "$dotnet" "$compiled" >"$ready.new"
    touch -r "$started" "$ready.new"
    mv "$ready.new" "$ready"
    rm -rf "$started" "$temp/build.lock"
    trap - EXIT
}

# Whether build/bin is what the last start left, and no input has changed since.
is_ready() {
    local compiled=''
    dotnet='' stamped=''
    [ -f "$ready" ] && [ -f "$stamp" ] && [ -f "$output/_build.dll" ] || return 1
    { read -r dotnet && read -r stamped; } <"$ready" && read -r compiled <"$stamp" || return 1
    [ -x "$dotnet" ] && [ "$stamped" = "$compiled" ] || return 1
    case $compiled in "$settings "*) ! changed ;; *) return 1 ;; esac
}

# What decides the result besides the inputs: the packages that come from the feed instead of src/compat (docs/upstream.md), and the machine.
settings="upstream=${UpstreamPackages:-none} machine=$OSTYPE-$HOSTTYPE"
is_ready || prepare
case $caller/ in "$root"/*) cd "$caller" ;; esac
exec "$dotnet" "$output/_build.dll" "$@"
