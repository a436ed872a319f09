using Nuke.Common.Execution;

namespace Nuke.Common.CI;

public static class BuildServerConfigurationGeneration
{
    public const string ConfigurationParameterName = "generate-configuration";

    public static bool IsActive => EnvironmentInfo.HasArgument(ConfigurationParameterName);

    /// <summary>Generates one configuration when asked for. Returns whether the run goes on.</summary>
    internal static bool Generate(NukeBuild build)
    {
        if (!IsActive)
            return true;
        var id = EnvironmentInfo.GetNamedArgument<string>(ConfigurationParameterName);
        var generators = BuildServerConfigurationGenerationAttributeBase.GeneratorsOf(build).ToList();
        var generator = generators.Find(x => x.Id == id) ?? throw new ArgumentException(
            $"There is no configuration '{id}'. Configurations are: {string.Join(", ", generators.Select(x => x.Id))}");
        generator.Generate(build.ExecutableTargets);
        generator.SerializeState();
        return false;
    }
}

/// <summary>For extensions that deal with the generators of a build.</summary>
public class BuildServerConfigurationGenerationAttributeBase : BuildExtensionAttributeBase
{
    protected static IEnumerable<IConfigurationGenerator> GetGenerators(INukeBuild build)
    {
        return GeneratorsOf(build);
    }

    internal static IEnumerable<IConfigurationGenerator> GeneratorsOf(INukeBuild build)
    {
        foreach (var generator in build.GetType().GetCustomAttributes(typeof(ConfigurationAttributeBase), inherit: true).Cast<ConfigurationAttributeBase>())
        {
            generator.Build = build;
            yield return generator;
        }
    }
}
