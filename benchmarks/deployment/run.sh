#!/usr/bin/env bash
# Deployments against the sandbox's ECS on the real clock, each in a process of its own:
# 1. many services in one run: calls, time and peak memory of the deploying process;
# 2. the same rollout watched by ours and by 'aws ecs wait services-stable', turn by turn: calls, seconds from the end in ECS to the report, exit code;
#    once one that succeeds, and once one that ECS rolls back.
# Usage: benchmarks/deployment/run.sh [services, default 500] [rounds, default 3] [seconds until a task runs in 2, default 15]
# Wants awscli.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
services=${1:-500}
rounds=${2:-3}
seconds=${3:-15}
work=$(mktemp -d /var/tmp/deployment.XXXXXX)
server=
cleanup() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

dotnet build "$here/deployment.csproj" -c Release -p:RunAnalyzers=false -v quiet --nologo -o "$work/bin" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
ours() { dotnet "$work/bin/deployment.dll" "$@"; }
export AWS_ACCESS_KEY_ID=333333333333 AWS_SECRET_ACCESS_KEY=sandbox AWS_DEFAULT_REGION=eu-west-1 AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
by_aws() { aws --endpoint-url "$endpoint" ecs "$@"; }

# serve <services> <seconds>: sets $endpoint and $folder.
serve() {
    [ -z "$server" ] || { kill "$server"; wait "$server" || true; }
    folder=$(mktemp -d "$work/served.XXXXXX")
    ours serve "$folder" "$1" "$2" >"$folder/log" 2>&1 &
    server=$!
    for _ in $(seq 300); do
        if [ -s "$folder/endpoint" ]; then endpoint=$(cat "$folder/endpoint"); return; fi
        sleep 0.1
    done
    cat "$folder/log" >&2
    exit 1
}
calls() { wc -l <"$folder/calls"; }
value() { tr ' ' '\n' <<<"$2" | sed -n "s/^$1=//p"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '%s services in one run\n%-10s %10s %9s %9s %8s %8s %9s\n' "$services" '' outcome calls 'plan s' 'run s' 'cpu s' 'peak MB'
for count in 1 $((services / 10)) "$services"; do
    serve "$count" 2
    # The first revisions come to run.
    sleep 8
    before=$(calls)
    line=$(ours deploy "$endpoint" "$count" a | tail -n 1)
    printf '%-10s %10s %9s %9s %8s %8s %9s\n' "$count" "$(value outcome "$line")" $(($(calls) - before)) "$(value plan "$line")" "$(value seconds "$line")" "$(value cpu "$line")" "$(value peakMB "$line")"
    sort "$folder/calls" | uniq -c | sort -rn | sed 's/^/  /'
done

# watch <who> <digit> [fails]: a line with the calls of the watch, the seconds from the end in ECS to the report, and the exit code.
watch() {
    local who=$1 code=0 reported before ended line
    if [ "$who" = ours ]; then
        line=$(ours deploy "$endpoint" 1 "${@:2}") || code=$?
        reported=$(value reported "$(tail -n 1 <<<"$line")")
        before=0
    else
        ours json service-1 "${@:2}" >"$work/definition.json"
        definition=$(by_aws register-task-definition --cli-input-json "file://$work/definition.json" --query taskDefinition.taskDefinitionArn --output text)
        by_aws update-service --cluster shop --service service-1 --task-definition "$definition" >/dev/null
        before=$(calls)
        by_aws wait services-stable --cluster shop --services service-1 || code=$?
        reported=$(date +%s.%N)
    fi
    [ "$who" = aws ] && used=$(($(calls) - before)) || used=$(grep -cE 'DescribeServiceDeployments|DescribeServices$|ListTasks|DescribeTasks|DescribeServiceRevisions' "$folder/calls")
    # What is reported before the end has to be waited for.
    for _ in $(seq 120); do
        if ended=$(ours ended "$endpoint" service-1 2>/dev/null); then break; fi
        sleep 1
    done
    awk -v reported="$reported" -v ended="${ended% *}" -v used="$used" -v code="$code" -v how="${ended#* }" 'BEGIN { printf "%d %.1f %d %s\n", used, reported - ended, code, how }'
}

printf '\nthe same rollout, watched; a task runs after %s s; medians of %s\n%-22s %6s %18s %5s  %s\n' "$seconds" "$rounds" '' calls 'end to report, s' exit 'in ECS'
for kind in '' fails; do
    for _ in $(seq "$rounds"); do
        for who in ours aws; do
            serve 1 "$seconds"
            sleep $((seconds * 2 + 5))
            : >"$folder/calls"
            # shellcheck disable=SC2086 # nothing or one word
            watch "$who" a $kind >>"$work/$who-$kind"
        done
    done
    for who in ours aws; do
        file=$work/$who-$kind
        printf '%-22s %6s %18s %5s  %s\n' "$([ "$who" = ours ] && echo ours || echo 'wait services-stable')" "$(cut -d' ' -f1 "$file" | median)" "$(cut -d' ' -f2 "$file" | median)" \
            "$(cut -d' ' -f3 "$file" | sort -u | paste -sd/)" "$(cut -d' ' -f4 "$file" | sort -u | paste -sd/)"
    done
done
