using System.Globalization;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>What this room says to people.</summary>
internal static class PlanningText
{
    public static DefinitionMistake DuplicateTarget(string symbol) =>
        new(symbol, "there are two targets of this name", "Rename one of them.");

    public static DefinitionMistake UnknownTarget(string symbol, string relation, TargetName name, IEnumerable<string> names) =>
        new(symbol, $"it {relation} '{name}', and there is no target of that name", $"{NearestName.DidYouMean(name.Text, names)}Name a target of this build.");

    public static DefinitionException Circle(string build, IEnumerable<string> names) =>
        new(build, $"these targets wait for each other in a circle: {string.Join(" -> ", names)}", "Remove one DependsOn or Consumes.");

    public static DefinitionException NoHash(string build, string file) =>
        new(build, $"jobs run in an image of '{file}', and that file is not there", "Write it, or name another under RunnerImage.Built.");

    public static DefinitionMistake NoReview(string symbol, string application) =>
        new(symbol, $"its job is for the review environments of merge requests, and {application} has none", "Set Application.Review.");

    public static DefinitionMistake NoEnvironments(string symbol, string application) =>
        new(symbol, $"its job is for an environment, and {application} has none", "List them in Application.Environments.");

    public static DefinitionMistake NoBranch(string symbol, string branch) =>
        new($"{symbol}.ReleaseBranch", $"'{branch}' is no name of one branch, so nothing would ever be deployed", "Write one such as 'main'; patterns are not taken.");

    public static DefinitionMistake BadName(string symbol, string name) =>
        new($"{symbol}.Name", $"'{name}' cannot name an ECS cluster, nor stand in the audience of a token", "Write letters, digits, '-' and '_'.");

    public static DefinitionMistake BuiltIn(string symbol, DeploymentEnvironment environment) =>
        new($"{symbol}.Environments", $"'{environment}' is built in: the sandbox of the process that deploys", "Rename the environment.");

    public static DefinitionMistake NoAddress(string symbol, DeploymentEnvironment environment, string url) =>
        new($"{symbol}.Environments, '{environment}'", $"the Url '{url}' is no address of a page, and GitLab would fail the deployment", "Begin it with 'https://', or leave it out.");

    public static DefinitionMistake ReviewIsAnother(string symbol, DeploymentEnvironment environment) =>
        new($"{symbol}.Review", $"there is an environment '{environment}' already, which '--env {environment}' means", "Rename one of them.");

    public static DefinitionMistake NoTestJobs(string symbol, int jobs) => new(
        $"{symbol}.{nameof(Application.TestJobs)}", string.Create(CultureInfo.InvariantCulture, $"the tests cannot run in {jobs} jobs"), "Choose 1 to 200.");

    public static DefinitionMistake Twice(string list, string name) => new(list, $"'{name}' is there twice", "Keep one of them, or rename the other.");

    public static DefinitionMistake ForeignImage(string symbol, Service service, Application application) =>
        new($"{symbol}.Services, '{service}'", $"its image '{service.Image}' is not among the images that are built",
            $"{NearestName.DidYouMean(service.Image.Repository.Text, application.Images.Select(image => image.Repository.Text))}Put it into Images.");

    public static DefinitionMistake NoEngine(string symbol) =>
        new($"{symbol}.Engine", "jobs need a container engine, and a runner with the shell executor starts no docker:dind beside them", "Set Engine = EngineAccess.Runner, or name a ToolsImage.");

    public static DefinitionMistake NoInfrastructure(string symbol, string application) =>
        new(symbol, $"its job is for the infrastructure, and {application} has none", "Set Application.Infrastructure.");

    public static DefinitionMistake InfrastructureTwice(string symbol, InfrastructureStep step, TargetNode first) =>
        new(symbol, $"'{first}' is the target for InfrastructureStep.{step} already", "Let one of them be it.");

    public static DefinitionMistake InfrastructureInBuilt(string symbol, RunnerImage.OfDockerfile image) =>
        new($"{symbol}.Infrastructure", $"its jobs hold credentials and would run in the image of '{image.Dockerfile}', which whoever may push a branch may replace",
            "Set Infrastructure.RunnerImage = RunnerImage.Published(…), an image with the .NET SDK and Terraform.");
}
