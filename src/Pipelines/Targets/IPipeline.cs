using System.Runtime.CompilerServices;
using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Yaml;

namespace Pipelines.Targets;

/// <summary>Writes and checks <c>.gitlab-ci.yml</c>; needs <see cref="GitLabPipelineAttribute"/> on the build class, which knows the targets.</summary>
public interface IPipeline : IHazApplication
{
    /// <summary>The name of the file, in the repository's root.</summary>
    internal const string FileName = ".gitlab-ci.yml";

    // An interface has no fields: what the extension found is kept beside the build.
    private static readonly ConditionalWeakTable<IPipeline, Lazy<TargetGraph>> Graphs = [];

    /// <summary>Changes the planned pipeline as the author wishes, the last step before it is checked and written.</summary>
    Pipeline Customize(Pipeline pipeline) => pipeline;

    /// <summary>Writes <c>.gitlab-ci.yml</c> from the targets.</summary>
    Target GeneratePipeline => _ => _
        .Description("Writes .gitlab-ci.yml from the targets and the definition")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            var result = GenerateChecked(run);
            var written = PipelineFile.Write(RootDirectory / FileName, result.Text, FileName);
            run.Log.Info(TargetsText.PipelineWritten(FileName, written));
            return Task.CompletedTask;
        }));

    /// <summary>Fails, with a diff, when <c>.gitlab-ci.yml</c> is not what the targets say. Never writes.</summary>
    [Job(Stage = Stages.Test, AtOnce = true)]
    Target CheckPipeline => _ => _
        .Description("Fails, with a diff, when .gitlab-ci.yml is not what the targets say")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            var result = GenerateChecked(run);
            if (PipelineFile.Drift(RootDirectory / FileName, result.Text, FileName) is { } drift)
            {
                throw new VerdictException(drift, exitCode: 1);
            }

            run.Log.Info(TargetsText.PipelineInStep(FileName));
            return Task.CompletedTask;
        }));

    /// <summary>What the first job of a pipeline runs: build.sh has compiled when this starts, and hands <c>build/bin</c> on with its stamp.</summary>
    Target CompileBuild => _ => _
        .Description("Compiles the build once; the other jobs start what it compiled")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            run.Log.Info(TargetsText.BuildCompiled(BuildStamp.Read(TemporaryDirectory)));
            return Task.CompletedTask;
        }));

    /// <summary>Remembers the targets of this build; they are read when the pipeline is asked for, which most starts do not.</summary>
    internal void Remember(Func<TargetGraph> read) => Graphs.AddOrUpdate(this, new(read));

    /// <summary>The pipeline of the targets, with its findings.</summary>
    internal PipelineResult Generate() =>
        Graphs.TryGetValue(this, out var graph)
            ? PipelineGenerator.Generate(graph.Value, Application, Customize)
            : throw TargetsText.NoExtension(GetType().Name);

    private PipelineResult GenerateChecked(TargetRun run)
    {
        var result = Generate();
        result.ThrowOnErrors();
        foreach (var finding in result.Findings)
        {
            run.Log.Warning(finding.ToString());
        }

        return result;
    }
}
