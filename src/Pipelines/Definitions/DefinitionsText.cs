using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>What this room says to people.</summary>
internal static class DefinitionsText
{
    public static DefinitionException UnknownImage(Application application, string repository)
    {
        var names = application.Images.Select(image => image.Repository.Text).ToList();
        return new DefinitionException(
            $"--only-image {repository}",
            $"{application.Name} has no image of that name",
            $"{NearestName.DidYouMean(repository, names)}Images: {string.Join(", ", names)}.");
    }

    public static DefinitionException UnknownEnvironment(Application application, string name)
    {
        var names = application.Environments.Select(environment => environment.Name.Text).Concat(application.Review is { } review ? [review.Environment.Name.Text] : [])
            .Append(DeploymentEnvironment.Local.Name.Text).ToList();
        return new DefinitionException(
            $"--env {name}",
            $"{application.Name} has no environment of that name",
            $"{NearestName.DidYouMean(name, names)}Environments: {string.Join(", ", names)}.");
    }
}
