#!/usr/bin/env bash
# Lint of this repository twice, the first time without what an earlier run has kept; then reading and merging many findings in one process.
# Usage: benchmarks/lint/run.sh [rounds, default 3] [findings, default 100000]. Wants the linters of build/Storefront.cs on PATH.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rounds=${1:-3}
findings=${2:-100000}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

seconds() {
    local start end
    start=$(date +%s.%N)
    "$root/build.sh" Lint >"$WORK/log" 2>&1 || grep -q 'at or above the threshold' "$WORK/log" || { cat "$WORK/log" >&2; exit 1; }
    end=$(date +%s.%N)
    awk -v start="$start" -v end="$end" 'BEGIN { printf "%.2f", end - start }'
}

# Compiled and restored before, so that the first run is no slower than it has to be.
seconds >/dev/null
for round in $(seq "$rounds"); do
    rm -rf "$root/.nuke/temp/lint/cache"
    first=$(seconds)
    second=$(seconds)
    awk -v round="$round" -v first="$first" -v second="$second" 'BEGIN { printf "round %d: first run %.2f s, second run %.2f s, ratio %.2f\n", round, first, second, second / first }'
done

dotnet build "$here/lint.csproj" -c Release -p:RunAnalyzers=false -v quiet --nologo -o "$WORK/bin" >"$WORK/log" 2>&1 || { cat "$WORK/log" >&2; exit 1; }
dotnet "$WORK/bin/lint.dll" make "$WORK/findings" "$findings"
for _ in $(seq "$rounds"); do
    dotnet "$WORK/bin/lint.dll" merge "$WORK/findings"
done
