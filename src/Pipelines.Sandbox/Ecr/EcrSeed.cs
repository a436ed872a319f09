using Pipelines.Sandbox.Registry;

namespace Pipelines.Sandbox.Ecr;

/// <summary>The repositories that infrastructure code would have made: tags stay where they are, but for the names of environments.</summary>
internal static class EcrSeed
{
    public static void Apply(Repositories repositories, IReadOnlyList<SandboxEnvironment> environments, TimeProvider clock)
    {
        foreach (var registry in environments.GroupBy(environment => new RegistryHost(environment.Account, environment.Region)))
        {
            foreach (var name in registry.SelectMany(environment => environment.Repositories).Distinct())
            {
                repositories.TryAdd(new()
                {
                    Account = registry.Key.Account,
                    Region = registry.Key.Region,
                    Name = name,
                    Created = clock.GetUtcNow(),
                    Mutability = "IMMUTABLE_WITH_EXCLUSION",
                    Exclusions = [.. registry.Select(environment => environment.Name).Distinct()],
                });
            }
        }
    }
}
