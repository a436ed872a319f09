using Pipelines.Clients.GitLab;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Doctor;

/// <summary>
/// Looks at the settings of a project on GitLab that make the gate binding. The definition and a token come in; for each setting goes out what is, what should
/// be, why, and the command that mends it. A question that is refused costs no other, and counts as bad where the gate depends on it.
/// </summary>
internal sealed class GitLabCheckup(Application application, GitLabAccess access, TimeProvider time)
{
    private readonly MendCommand _mend = new(access);

    /// <summary>What came of it.</summary>
    public async Task<IReadOnlyList<Checkup>> RunAsync(CancellationToken cancellationToken)
    {
        using var settings = new GitLabSettings(access, time);
        if (await TryAsync("Project", Standing.Blocks, settings.ProjectAsync, new ProjectCheckup(application, _mend).Of, cancellationToken) is var project && project is [{ Why: null, Mend: not null } refused])
        {
            // Without the project nothing else would answer either.
            return [refused];
        }

        return
        [
            .. project,
            .. await TryAsync($"Branch {application.ReleaseBranch}", Standing.Blocks, settings.ProtectedBranchesAsync, rules => [new BranchCheckup(application.ReleaseBranch, _mend).Of(rules)], cancellationToken),
            .. await TryAsync("CI/CD variables", Standing.Unknown, settings.VariablesAsync, new VariableCheckup(application, _mend).Of, cancellationToken),
            .. await TryAsync("Job tokens of other projects", Standing.Unknown, settings.IsJobTokenLimitedAsync, isLimited => [JobToken(isLimited)], cancellationToken),
            .. await TryAsync("Protected environments", Standing.Unknown, settings.ProtectedEnvironmentsAsync, new EnvironmentCheckup(application, _mend).Of, cancellationToken),
        ];
    }

    private Checkup JobToken(bool? isLimited) => isLimited == true
        ? Checkup.Good("Job tokens of other projects", "let in by a list")
        : new("Job tokens of other projects", isLimited is null ? Standing.Unknown : Standing.Advice, isLimited is null ? DoctorText.NotTold : "all let in")
        {
            ShouldBe = "let in by a list",
            Why = DoctorText.JobTokensReach,
            Mend = _mend.Of("PATCH", "job_token_scope", "enabled=true"),
        };

    private static async Task<IReadOnlyList<Checkup>> TryAsync<T>(
        string name, Standing refused, Func<CancellationToken, Task<T>> ask, Func<T, IEnumerable<Checkup>> judge, CancellationToken cancellationToken)
    {
        try
        {
            return [.. judge(await ask(cancellationToken))];
        }
        catch (ExecutionException exception)
        {
            return [new(name, refused, $"could not be asked: {exception.Reason.TrimEnd('.')}") { Mend = exception.Remedy }];
        }
    }
}
