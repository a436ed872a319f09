namespace Pipelines.Tests.Targets.Builds;

/// <summary>
/// What terraform 1.11.4 answered for the configuration of <see cref="InfraWorld"/>, as a shell script, for machines without one: no mirror of .ci/run has it. It keeps
/// its state and lock in files instead of on the server, which is all that it does on its own.
/// </summary>
internal static class RecordedTerraform
{
    /// <summary>The script; its files are in a folder of the test.</summary>
    public static string Script(string folder) => Text.Replace("@folder@", folder, StringComparison.Ordinal);

    private const string Text = """
        f=@folder@
        for last; do :; done
        said() { sed -n 's/.*release *= *"\(.*\)".*/\1/p' main.tf; }
        serial() { cut -d ' ' -f 1 "$f/state" 2>/dev/null; }
        held() {
          [ -e "$f/lock" ] || return 0
          printf '\nError: Error acquiring the state lock\n\nError message: HTTP remote state already locked: ID=abc-1\nLock Info:\n  ID:        bc7e4808-0bae-88f3-e0bd-7b468bedc56c\n  Path:      \n  Operation: OperationTypePlan\n  Who:       root@vm\n  Version:   1.11.4\n  Created:   2026-11-23 13:27:08.904473033 +0000 UTC\n' >&2
          exit 1
        }
        resource() { # name, actions, before, after, extra
          printf '{"address":"terraform_data.%s","mode":"managed","type":"terraform_data","name":"%s","change":{"actions":[%s],"before":%s,"after":%s,"after_unknown":{}%s}}' "$1" "$1" "$2" "$3" "$4" "$5"
        }
        case $1 in
        version) printf '{"terraform_version":"1.11.4"}\n';;
        fmt) grep -rl '^a=' --include=*.tf "$last" && exit 3; exit 0;;
        validate) exit 0;;
        init)
          if grep -q '^provider' main.tf; then
            printf '\nError: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider hashicorp/aws: could\nnot connect to registry.terraform.io\n' >&2; exit 1
          fi
          case "$*" in *-backend=false*) exit 0;; esac
          mkdir -p "$TF_DATA_DIR"
          [ ! -e "$f/unreachable" ] || { printf '\nError: Error refreshing state: Failed to get state: GET %s giving up after 3 attempt(s): dial tcp 127.0.0.1:1: connect: connection refused\n' "$TF_HTTP_ADDRESS" >&2; exit 1; }
          [ "$TF_HTTP_PASSWORD" = job-token-never-shown ] || { printf '\nError: Error refreshing state: HTTP remote state endpoint invalid auth\n' >&2; exit 1; }
          if grep -q backend main.tf; then printf '{"backend":{"type":"http"}}' >"$TF_DATA_DIR/terraform.tfstate"; else rm -f "$TF_DATA_DIR/terraform.tfstate"; fi;;
        state) [ ! -s "$f/state" ] || printf '{"lineage":"75e9f88b-1fbe-9a0c-83f4-34d472479141","serial":%s}' "$(serial)";;
        plan)
          case "$*" in *-lock=false*) ;; *) held;; esac
          for word; do case $word in -out=*) out=${word#-out=};; esac; done
          printf '%s %s\n' "$(serial)" "$(said)" >"$out";;
        show)
          read -r was now <"$last" || { printf '\nError: Failed to read the given file as a state or plan file\n' >&2; exit 1; }
          old=$(cut -d ' ' -f 2 "$f/state" 2>/dev/null)
          [ "$2 $3" = '-no-color -json' ] || { printf 'Plan: as it was recorded for %s.\n' "$now"; exit 0; }
          if [ -z "$old" ]; then
            printf '{"applyable":true,"resource_changes":[%s,%s]}' "$(resource database '"create"' null '{}')" "$(resource service '"create"' null '{}')"
          elif [ "$old" = "$now" ]; then
            printf '{"applyable":false,"resource_changes":[]}'
          else
            printf '{"applyable":true,"resource_changes":[%s,%s]}' "$(resource database '"delete","create"' '{}' '{}' ',"replace_paths":[["triggers_replace"]]')" "$(resource service '"update"' '{"input":"1"}' '{"input":"2"}')"
          fi;;
        apply)
          held
          read -r was now <"$last"
          if ! grep -q '^ *' "$last" || [ "$was" != "$(serial)" ] && [ -n "$(serial)" ]; then
            printf '\nError: Saved plan is stale\n\nThe given plan file can no longer be applied because the state was changed by\nanother operation after the plan was created.\n' >&2; exit 1
          fi
          [ -n "$now" ] || now=$was
          echo 'terraform_data.service: Creating...'
          if grep -q sleep main.tf; then
            trap 'printf "Interrupt received.\nPlease wait for Terraform to exit or data loss may occur.\nGracefully shutting down...\n"; stop=1' INT
            touch "$f/lock"; echo 'terraform_data.slow: Still creating...'
            while [ -z "$stop" ]; do sleep 0.1; done
            rm -f "$f/lock"; echo "1 $now" >"$f/state"; printf '\nError: execution halted\n' >&2; exit 1
          fi
          echo "$(( $(serial) + 1 )) $now" >"$f/state"
          printf 'Apply complete!\n';;
        esac
        """;
}
