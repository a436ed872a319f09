#!/usr/bin/env bash
# Promotion of an image of two platforms and ten layers between two of Debian's registries, cold and warm, against 'skopeo copy --all
# --preserve-digests' and docker pull, tag and push; then the push of an image against 'docker push' and 'skopeo copy'. All turn by turn in the same
# run. Prints medians of the wall and processor times, the peak memory, the requests that both registries logged, and the bytes of both directions
# (counted in a run of its own, through a proxy before each registry).
# Usage: benchmarks/promotion/run.sh [MB to promote, default 1000] [MB to push, default 250] [rounds, default 3]
# Wants docker-registry, skopeo and python3; docker's rows are left out, loudly, where no daemon answers. Needs six times the image under /var/tmp.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
promoted=${1:-1000}
pushed=${2:-250}
rounds=${3:-3}
work=$(mktemp -d /var/tmp/promotion.XXXXXX)
processes=()
tags=()
# A process of ours is ended by its id, and nothing else is touched: the daemon belongs to everybody.
cleanup() {
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    for tag in "${tags[@]}"; do docker image rm --force "$tag" >/dev/null 2>&1 || true; done
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# /tmp may be memory.
export TMPDIR=$work
dotnet build "$here/promotion.csproj" -c Release -p:RunAnalyzers=false -v quiet --nologo -o "$work/bin" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
ours() { dotnet "$work/bin/promotion.dll" "$@"; }
if docker version >/dev/null 2>&1; then engine=docker; else engine=; echo 'docker does not answer: its rows are missing'; fi

# Sets $port. The log of a registry has a line for each request.
serve() {
    cat >"$work/$1.yml" <<CONFIG
version: 0.1
log: { level: info }
http: { addr: "127.0.0.1:0" }
storage: { filesystem: { rootdirectory: $work/$1 }, delete: { enabled: true } }
CONFIG
    docker-registry serve "$work/$1.yml" >"$work/$1.log" 2>&1 &
    processes+=($!)
    wait_for "$work/$1.log" 'listening on 127\.0\.0\.1:[0-9]+'
    port=$(grep -oE 'listening on 127\.0\.0\.1:[0-9]+' "$work/$1.log" | grep -oE '[0-9]+$')
}
# Sets $port and $proxy.
count() {
    rm -f "$work/$2.count"
    dotnet "$work/bin/promotion.dll" proxy "$1" "$work/$2.count" &
    proxy=$!
    processes+=("$proxy")
    wait_for "$work/$2.count" '[0-9]'
    port=$(cat "$work/$2.count")
}
wait_for() {
    for _ in $(seq 100); do
        if grep -qE "$2" "$1" 2>/dev/null; then return; fi
        sleep 0.1
    done
    echo "$1 does not say '$2'" >&2
    exit 1
}
# measure <file> command…: wall s, processor s, peak MB of the largest process; stops when the command fails.
cat >"$work/measure.py" <<'PYTHON'
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.run(sys.argv[2:], stdout=open(sys.argv[1] + ".out", "w"), stderr=subprocess.STDOUT).returncode
wall, used = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
if code:
    sys.exit(open(sys.argv[1] + ".out").read())
print(f"{wall:.3f} {used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss * 1024 / 1e6:.0f}", file=open(sys.argv[1], "a"))
PYTHON
measure() { python3 "$work/measure.py" "$@"; }
requests() { cat "$work"/source.log "$work"/target.log | grep -cE '" [0-9]{3} [0-9]+ "' || true; }

promote_with() { # who source target repository
    case $1 in
        ours) echo dotnet "$work/bin/promotion.dll" promote "$2" "$3" "$4" ;;
        skopeo) echo skopeo copy --all --preserve-digests --src-tls-verify=false --dest-tls-verify=false "docker://$2/$4:v1" "docker://$3/$4:v1" ;;
        docker) echo "$work/by-docker.sh" "$2/$4:v1" "$3/$4:v1" ;;
    esac
}
push_with() { # who target repository
    case $1 in
        ours) echo dotnet "$work/bin/promotion.dll" push "$work/pushed" "$2" "$3" ;;
        skopeo) echo skopeo copy --all --preserve-digests --dest-tls-verify=false "oci:$work/pushed:v1" "docker://$2/$3:v1" ;;
        docker) echo docker push --quiet "$2/$3:v1" ;;
    esac
}
# shellcheck disable=SC2016 # the script's own arguments
printf '#!/bin/sh\nset -e\ndocker pull --quiet "$1"\ndocker tag "$1" "$2"\ndocker push --quiet "$2"\n' >"$work/by-docker.sh"
chmod +x "$work/by-docker.sh"
digest_of() { skopeo inspect --raw --tls-verify=false "docker://$1" | sha256sum | cut -d' ' -f1; }

ours layout "$work/image" "$promoted" 5 2
ours layout "$work/pushed" "$pushed" 5 1
serve source; source=127.0.0.1:$port
serve target; target=127.0.0.1:$port
whos=(ours skopeo ${engine:+docker})

# A repository for each run: a registry links blobs, but a client's cold start is one without them. Blobs that a registry has in another repository
# have to be sent all the same, unless they are mounted, so the target's storage is emptied too.
empty_target() { rm -rf "$work/target/docker"; }
skopeo copy --quiet --all --preserve-digests --dest-tls-verify=false "oci:$work/image:v1" "docker://$source/app:v1"
expected=$(digest_of "$source/app:v1")
for round in $(seq "$rounds"); do
    for who in "${whos[@]}"; do
        empty_target
        tags+=("$source/app:v1" "$target/app:v1")
        [ "$who" != docker ] || docker image rm --force "$source/app:v1" "$target/app:v1" >/dev/null 2>&1 || true
        for state in cold warm; do
            before=$(requests)
            # shellcheck disable=SC2046 # a command with its arguments
            measure "$work/promote-$who-$state" $(promote_with "$who" "$source" "$target" app)
            [ "$round" != 1 ] || echo $(($(requests) - before)) >"$work/promote-$who-$state.requests"
        done
        # What a deployment sees: its process runs already, so no start of .NET is in it.
        [ "$who" != ours ] || ours promote "$source" "$target" app 30 | grep -oE 'again-ms=[0-9.]+' | cut -d= -f2 >>"$work/again"
        [ "$(digest_of "$target/app:v1")" = "$expected" ] && echo kept >"$work/promote-$who.digest" || echo other >"$work/promote-$who.digest"
    done
done
for who in "${whos[@]}"; do
    empty_target
    [ "$who" != docker ] || docker image rm --force "$source/app:v1" "$target/app:v1" >/dev/null 2>&1 || true
    for state in cold warm; do
        count "$source" source; from=127.0.0.1:$port; first=$proxy
        count "$target" target; to=127.0.0.1:$port; second=$proxy
        tags+=("$from/app:v1" "$to/app:v1")
        # shellcheck disable=SC2046
        measure "$work/counted" $(promote_with "$who" "$from" "$to" app)
        kill "$first" "$second"
        wait "$first" "$second" || true
        cat "$work/source.count" "$work/target.count" >"$work/promote-$who-$state.bytes"
    done
done

if [ -n "$engine" ]; then
    skopeo copy --quiet --dest-tls-verify=false "oci:$work/pushed:v1" "docker://$target/seed:v1"
    docker pull --quiet "$target/seed:v1" >/dev/null
    tags+=("$target/seed:v1")
fi
for _ in $(seq "$rounds"); do
    for who in "${whos[@]}"; do
        empty_target
        # The engine remembers what it has pushed where: another repository each time makes it ask.
        name=push$RANDOM
        if [ "$who" = docker ]; then docker tag "$target/seed:v1" "$target/$name:v1"; tags+=("$target/$name:v1"); fi
        # shellcheck disable=SC2046
        measure "$work/push-$who" $(push_with "$who" "$target" "$name")
    done
done

column() { sort -n "$1" | awk -v column="$2" '{ v[NR] = $column } END { print v[int((NR + 1) / 2)] }'; }
bytes() { tr ' ' '\n' <"$1" | awk -F= '{ sum += $2 } END { print sum }'; }
printf '\npromotion of %s MB, 2 platforms, 10 layers; medians of %s\n' "$promoted" "$rounds"
printf '%-14s %8s %8s %8s %9s %14s %7s\n' '' 'wall s' 'cpu s' 'peak MB' requests bytes digest
for state in cold warm; do
    for who in "${whos[@]}"; do
        file=$work/promote-$who-$state
        printf '%-14s %8s %8s %8s %9s %14s %7s\n' "$who $state" "$(column "$file" 1)" "$(column "$file" 2)" "$(column "$file" 3)" \
            "$(cat "$file.requests")" "$(bytes "$file.bytes")" "$(cat "$work/promote-$who.digest")"
    done
done
printf '%-14s %8s\n' 'ours warm, in a process that runs' "$(column "$work/again" 1 | awk '{ printf "%.4f", $1 / 1000 }')"
printf '\npush of %s MB, 5 layers\n%-14s %8s %8s %8s\n' "$pushed" '' 'wall s' 'cpu s' 'peak MB'
for who in "${whos[@]}"; do
    printf '%-14s %8s %8s %8s\n' "$who" "$(column "$work/push-$who" 1)" "$(column "$work/push-$who" 2)" "$(column "$work/push-$who" 3)"
done
