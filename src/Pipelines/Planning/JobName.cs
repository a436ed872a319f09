using System.Text;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>Names jobs after targets: <c>DockerBuild</c> becomes <c>docker-build</c>, and <c>deploy:uat</c> in an environment.</summary>
public static class JobName
{
    /// <summary>The name of the job of a target, in one environment or in none.</summary>
    public static string Of(TargetName target, DeploymentEnvironment? environment = null) =>
        environment is null ? Kebab(target.Text) : $"{Kebab(target.Text)}:{environment}";

    /// <summary>The name of the job of a target for one image.</summary>
    public static string Of(TargetName target, ContainerImage image) => $"{Kebab(target.Text)}:{image}";

    // A capital begins a word, but not inside a run of capitals: CITest is ci-test.
    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = char.IsAsciiLetterUpper(name[i])
                && i > 0
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (beginsWord && text[^1] != '-')
            {
                text.Append('-');
            }

            text.Append(name[i] == '_' && text.Length > 0 ? '-' : char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
