#!/usr/bin/env bash
# Planning to text for a monorepo of many images in four environments, against projen with the same jobs (checked), turn by turn in the same run:
# as processes and in one process, wall and processor time, peak memory; then alone from 10 to 10,000 images, which must grow in a line.
# Usage: benchmarks/generator/run.sh [images, default 1000] [rounds, default 5]. Wants npm and node 22 or newer on PATH.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
images=${1:-1000}
rounds=${2:-5}
WORK=$(mktemp -d)
export WORK
trap 'rm -rf "$WORK"' EXIT

dotnet build "$here/generator.csproj" -c Release -p:RunAnalyzers=false -v quiet --nologo -o "$WORK/bin" >"$WORK/log" 2>&1 || { cat "$WORK/log" >&2; exit 1; }
npm install --prefix "$WORK" --no-save --no-audit --no-fund projen@0.103.25 constructs@10 >"$WORK/log" 2>&1 || { cat "$WORK/log" >&2; exit 1; }
export NODE_PATH=$WORK/node_modules

ours() { dotnet "$WORK/bin/generator.dll" "$@"; }
theirs() { node "$here/projen.cjs" "$WORK/jobs.json" "$@"; }

ours write "$images" "$WORK/ours.yml" >/dev/null
node "$here/jobs.cjs" "$WORK/ours.yml" to "$WORK/jobs.json"
theirs write "$WORK/theirs.yml" >/dev/null
node "$here/jobs.cjs" "$WORK/ours.yml" same "$WORK/theirs.yml"

# One line a run: seconds of wall time, of processor time, and what the program says.
TIMEFORMAT='%R %U %S'
for _ in $(seq "$rounds"); do
    for who in ours theirs; do
        arguments=(write "$WORK/$who.yml")
        [ "$who" = theirs ] || arguments=(write "$images" "$WORK/$who.yml")
        { time "$who" "${arguments[@]}" >"$WORK/said"; } 2>"$WORK/time"
        echo "$(cat "$WORK/time") $(cat "$WORK/said")" >>"$WORK/$who.runs"
    done
done

# projen's own time: the list of its jobs is read from a file, which is taken off again.
awk -v images="$images" '
    function value(name,    i, pair) { for (i = 1; i <= NF; i++) { split($i, pair, "="); if (pair[1] == name) return pair[2] } return 0 }
    function median(who, what,    i, n, list) {
        n = count[who]; for (i = 1; i <= n; i++) list[i] = figures[who, what, i]
        for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (list[j] < list[i]) { t = list[i]; list[i] = list[j]; list[j] = t }
        return list[int((n + 1) / 2)]
    }
    { who = FILENAME; sub(/.*\//, "", who); sub(/\.runs/, "", who); n = ++count[who]; read = value("readMs") / 1000
      figures[who, "wall", n] = $1 - read; figures[who, "cpu", n] = $2 + $3 - read; figures[who, "peak", n] = value("peakMB") }
    END {
        printf "%-22s %10s %10s %8s\n", "as a process", "ours", "projen", "ratio"
        printf "%-22s %10.2f %10.2f %8.2f\n", "wall s", median("ours", "wall"), median("theirs", "wall"), median("ours", "wall") / median("theirs", "wall")
        printf "%-22s %10.2f %10.2f %8.2f\n", "processor s", median("ours", "cpu"), median("theirs", "cpu"), median("ours", "cpu") / median("theirs", "cpu")
        printf "%-22s %10d %10d %8.2f\n", "peak MB", median("ours", "peak"), median("theirs", "peak"), median("ours", "peak") / median("theirs", "peak")
    }' "$WORK/ours.runs" "$WORK/theirs.runs"

echo
echo "in one process, $rounds rounds"
echo "ours    $(ours time "$images" "$rounds")"
echo "projen  $(theirs time "$rounds")"
echo
for count in 10 100 1000 10000; do
    echo "$count images: $(ours time "$count" "$rounds")"
done
