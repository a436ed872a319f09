using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>
/// The job that builds an image which other jobs run in, and pushes it to the project's own registry. It is there when the Dockerfile has changed,
/// and on a schedule, which takes in what has changed below it.
/// </summary>
internal static class RunnerImageJob
{
    /// <summary>Before every other stage, and always declared: https://docs.gitlab.com/ci/yaml/#stage-pre.</summary>
    private const string Stage = ".pre";

    // What a fork proposes is not pushed to this project's registry.
    private static readonly Rule NotForForks = new()
    {
        If = Variables.PipelineSource == "merge_request_event" & Variables.MergeRequestSourceProjectPath != Variables.ProjectPath,
        When = RunWhen.Never,
    };

    // For a tag, a schedule or a pipeline started by hand GitLab takes every file for changed.
    private static readonly Condition OfBranch = Variables.PipelineSource == "push" | Variables.PipelineSource == "merge_request_event";

    /// <summary>The job; it is no target, for it must run before there is an image with .NET and the tools.</summary>
    public static Job Of(TargetGraph graph, RunnerImage.OfDockerfile image, Application application, JobRules rules)
    {
        var engine = PlanDefaults.EngineOf(application.Engine);
        var folder = image.Dockerfile.Contains('/', StringComparison.Ordinal) ? image.Dockerfile[..image.Dockerfile.LastIndexOf('/')] : ".";
        return new Job(NameOf(image))
        {
            Symbol = $"{graph.Symbol}.{nameof(Application)}",
            Description = $"Builds the image of {image.Dockerfile}, which other jobs run in, unless it is there",
            Stage = Stage,
            Image = application.RunnerImage is RunnerImage.OfMachine ? null : new(PlanDefaults.DockerClient),
            Services = engine.Services,
            Variables = [.. engine.Variables, new("IMAGE", RunnerPlan.ReferenceOf(graph, image))],
            Rules = [.. image == application.RunnerImage ? [] : rules.BeforeOthers, Variables.PipelineSource == "schedule", NotForForks, new Rule { If = OfBranch, Changes = [image.Dockerfile] }],
            Needs = [],
            Interruptible = true,
            Script =
            [
                "printf '%s' \"$CI_REGISTRY_PASSWORD\" | docker login --username \"$CI_REGISTRY_USER\" --password-stdin \"$CI_REGISTRY\"",
                "if [ \"$CI_PIPELINE_SOURCE\" != schedule ] && docker manifest inspect \"$IMAGE\" >/dev/null 2>&1; then exit 0; fi",
                $"docker build --pull --file {image.Dockerfile} --tag \"$IMAGE\" {folder}",
                "docker push \"$IMAGE\"",
            ],
        };
    }

    /// <summary>The needs of a job that runs in such an image: it waits until the image is there. Without needs the stages make it wait.</summary>
    public static IReadOnlyList<Need>? Before(IReadOnlyList<Need>? needs, RunnerImage.OfDockerfile? image) =>
        needs is null || image is null ? needs : [.. needs, new Need(NameOf(image)) { Artifacts = false, Optional = true }];

    private static string NameOf(RunnerImage.OfDockerfile image) => $"{image.Name}-image";
}
