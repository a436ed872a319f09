using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Clients.Terraform;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.CodeQuality;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Terraform;

/// <summary>What Terraform answers, as it was recorded of 1.11.4, and what is made of it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TerraformClientTests : IDisposable
{
    private const string Address = "http://127.0.0.1:1/api/v4/projects/7/terraform/state/shop-dev";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("echo '{\"terraform_version\":\"1.10.5\"}'", "Cannot use Terraform (1.10.5): it is older than 1.11, the first that locks a state in S3 by itself and keeps passwords out of states. ")]
    [InlineData("echo nonsense", "it ended with exit code 0")]
    [InlineData("echo 'Error: no' >&2; exit 1", "): no. ")]
    public async Task Refuses_a_version_that_is_too_old_or_none(string script, string text)
    {
        var refused = await Assert.ThrowsAsync<ExecutionException>(() => Client(script).VersionAsync(End));

        Assert.Contains(text.Replace("it ended with exit code 0", "nonsense", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Install Terraform 1.11 or later (https://developer.hashicorp.com/terraform/install); in GitLab name an image that has it under Infrastructure.RunnerImage.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.11.0")]
    [InlineData("1.15.2-beta1")]
    public async Task Takes_every_later_version(string version) => Assert.Equal(version, await Client($"echo '{{\"terraform_version\":\"{version}\"}}'").VersionAsync(End));

    [Fact]
    public async Task Says_how_to_get_it()
    {
        var client = new TerraformClient(Runner(), Options("/nowhere/terraform"), new RecordedLog());

        Assert.EndsWith("in GitLab name an image that has it under Infrastructure.RunnerImage.", (await Assert.ThrowsAsync<ExecutionException>(() => client.VersionAsync(End))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Error: Error releasing the state lock\n\nError message: failed to unlock state: Unexpected HTTP response code 409\n\nTerraform acquires a lock when accessing your state.",
        $"Cannot give back the lock ({Address}): the lock is not this run's any more: Error releasing the state lock Error message: failed to unlock state: Unexpected HTTP response code 409 Terraform acquires a lock when accessing your state. "
        + "Somebody unlocked the state while it was in use: look whether another run has changed it, then plan again.", 1)]
    [InlineData(
        "Error: error loading state: Failed to get state: GET http://127.0.0.1:1/s giving up after 1 attempt(s): dial tcp 127.0.0.1:1: connect: connection refused",
        $"Cannot reach the state ({Address}): error loading state: Failed to get state: GET http://127.0.0.1:1/s giving up after 1 attempt(s): dial tcp 127.0.0.1:1: connect: connection refused. "
        + "See to it that the server answers from here, and run it again; nothing was written.", 1)]
    [InlineData("Error: Saved plan is stale\n\nThe given plan file can no longer be applied.",
        $"Cannot apply the plan ({Address}): the state was changed after the plan was made, so the plan is stale; nothing was written. Plan again, look at it, and apply that.", 14)]
    [InlineData("Error: Saved plan does not match the given state\n\nThe given plan file can not be applied.",
        $"Cannot apply the plan ({Address}): this is not the state that the plan was made of: it is missing or was made anew; nothing was written. "
        + "Find the state that is gone, in GitLab under Operate, Terraform states, or an earlier version of the bucket's object, and put it back; then plan again.", 14)]
    [InlineData("Error: creating VPC: UnauthorizedOperation\n\n  with aws_vpc.this,\n  on main.tf line 2, in resource \"aws_vpc\" \"this\":\n   2: resource \"aws_vpc\" \"this\" {\n",
        $"Cannot apply the plan ({Address}): creating VPC: UnauthorizedOperation with aws_vpc.this, on main.tf line 2, in resource \"aws_vpc\" \"this\": 2: resource \"aws_vpc\" \"this\" {{. Mend the configuration, or what it asks for.", 1)]
    public async Task Names_what_keeps_a_plan_from_being_applied(string said, string message, int exitCode)
    {
        _folder.Write("said", said + "\n");

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => Client($"cat {_folder.At("said")} >&2; exit 1").ApplyAsync("plan", End));

        Assert.Equal((message, exitCode), (refused.Message, refused.ExitCode));
    }

    [Fact]
    public async Task Saves_a_state_at_the_second_try()
    {
        var client = Client("case $1 in apply) echo '{}' >errored.tfstate; echo 'Error: Failed to save state' >&2; exit 1;; state) exit 0;; esac");

        var failed = await Assert.ThrowsAsync<ExecutionException>(() => client.ApplyAsync("plan", End));

        Assert.Equal($"Cannot apply the plan ({Address}): the state could only be saved at the second try: Failed to save state. Nothing is lost; plan again, and look at what is left.", failed.Message);
        Assert.False(File.Exists(_folder.At("errored.tfstate")));
    }

    [Fact]
    public async Task Says_where_a_state_is_that_cannot_be_saved()
    {
        var client = Client("case $1 in apply) echo '{}' >errored.tfstate; exit 1;; state) echo 'Error: HTTP error: 500' >&2; exit 1;; esac");

        var failed = await Assert.ThrowsAsync<ExecutionException>(() => client.ApplyAsync("plan", End));

        Assert.Equal(
            $"Cannot save the state ({Address}): what was applied is not in the state: HTTP error: 500. The state stands in {_folder.At("errored.tfstate")}, and nowhere else. "
            + "Before anything is planned again: 'terraform state push errored.tfstate' in that folder.", failed.Message);
        Assert.True(File.Exists(_folder.At("errored.tfstate")));
    }

    [Fact]
    public async Task Reads_who_holds_a_lock_in_a_bucket()
    {
        _folder.Write("said", "Error: Error acquiring the state lock\n\nError message: operation error S3: PutObject, StatusCode: 412\nLock Info:\n  ID:        11-22\n  Path:      b/k\n  Operation: OperationTypeApply\n  Who:       jane@laptop\n  Version:   1.11.4\n  Created:   2026-01-02 03:04:05 +0000 UTC\n  Info:      \n");
        var options = Options(_folder.Script("terraform", $"cat {_folder.At("said")} >&2; exit 1")) with { State = new StateAccess.OfS3("b", "k", "eu-west-1") };

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => new TerraformClient(Runner(), options, new RecordedLog()).PlanAsync("inputs", "plan", isLocked: true, End));

        Assert.Contains("Cannot plan (s3://b/k): jane@laptop holds the lock of the state since 2026-01-02 03:04:05 +0000 UTC (OperationTypeApply), id 11-22. ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_secrets_from_arguments_and_what_is_not_its_business_from_the_environment()
    {
        var log = new RecordedLog();
        var options = Options(_folder.Script("terraform", $"env >{_folder.At("env")}; echo \"$@\" >{_folder.At("arguments")}")) with
        {
            Names = ["PATH", "VAULT_TOKEN", "GITLAB_TOKEN", "TF_CLI_ARGS", "TF_LOG", "PIPELINES_OF_TEST"],
            Credentials = new Dictionary<string, Secret> { ["AWS_SECRET_ACCESS_KEY"] = new("a-key-never-shown") },
            Region = "eu-west-1",
        };
        Environment.SetEnvironmentVariable("PIPELINES_OF_TEST", "seen");

        await new TerraformClient(Runner(log), options, log).PlanAsync("inputs", "plan", isLocked: true, End);

        var environment = await File.ReadAllTextAsync(_folder.At("env"), End);
        Assert.Contains("TF_HTTP_PASSWORD=a-token-never-shown\n", environment, StringComparison.Ordinal);
        Assert.Contains("AWS_SECRET_ACCESS_KEY=a-key-never-shown\n", environment, StringComparison.Ordinal);
        Assert.Contains("TF_IN_AUTOMATION=1\n", environment, StringComparison.Ordinal);
        Assert.Contains("AWS_REGION=eu-west-1\n", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("PIPELINES_OF_TEST", environment, StringComparison.Ordinal);
        Assert.Equal("plan -no-color -input=false -lock-timeout=60s -var-file=inputs -out=plan\n", await File.ReadAllTextAsync(_folder.At("arguments"), End));
        Assert.DoesNotContain(log.Lines, line => line.Contains("never-shown", StringComparison.Ordinal));
    }

    private static ProcessRunner Runner(RecordedLog? log = null) => new(log ?? new RecordedLog(), TimeProvider.System);

    private TerraformClient Client(string script) => new(Runner(), Options(_folder.Script("terraform", script)), new RecordedLog());

    private TerraformOptions Options(string executable) => new()
    {
        Root = _folder.Path,
        DataFolder = _folder.At("data"),
        State = new StateAccess.OfHttp(new(Address), "gitlab-ci-token", new("a-token-never-shown")),
        Executable = executable,
    };
}
