using Nuke.Common;
using Pipelines.Engines.Doctor;

namespace Pipelines.Targets;

/// <summary>Says what is wrong with this machine and, given a token, with the project's settings on GitLab; each with the command that mends it.</summary>
public interface IDoctor : IPipeline
{
    /// <summary>Looks at everything that the commands and the gate depend on; fails when something blocks. It changes nothing.</summary>
    Target Doctor => _ => _
        .Description("Checks this machine and, with GITLAB_TOKEN, the project's settings on GitLab; prints what mends each")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            List<Checkup> all = [.. await new MachineCheckup(Application, run.Processes, run.Root).RunAsync(run.FindEngineAsync, image => run.FindBuilderAsync(image, isLocal: false), run.CancellationToken)];
            all.AddRange(await VaultCheckup.RunAsync(run));
            if (await GitLabPlace.FindAsync(run, this, nameof(Doctor), isTokenNeeded: false) is { } access)
            {
                all.AddRange(await new GitLabCheckup(Application, access, run.Environment.Time).RunAsync(run.CancellationToken));
            }
            else
            {
                run.Log.Info(TargetsText.GitLabNotAsked);
            }

            run.Show(all.SelectMany(DoctorText.Lines));
            run.Log.Info(DoctorText.Verdict(all));
            if (all.Any(checkup => checkup.Standing == Standing.Blocks))
            {
                throw new VerdictException(TargetsText.SomethingBlocks, exitCode: 1);
            }
        }));
}
