using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>image</c> and <c>services</c>.</summary>
internal static class ImageNodes
{
    public static Node? Of(Image? image) => image switch
    {
        null => null,
        { Entrypoint: null, Docker: null, Kubernetes: null, PullPolicy.Count: 0 } => Scalars.Text(image.Name),
        _ => new Keywords()
            .Add("name", image.Name)
            .Add("entrypoint", ListOf(image.Entrypoint))
            .Add("docker", Of(image.Docker))
            .Add("kubernetes", Of(image.Kubernetes))
            .Add("pull_policy", Of(image.PullPolicy)),
    };

    public static Node Of(ServiceImage service) =>
        service is { Alias: null, Entrypoint: null, Command: null, Docker: null, Kubernetes: null, PullPolicy.Count: 0, Variables.Count: 0 }
            ? Scalars.Text(service.Name)
            : new Keywords()
                .Add("name", service.Name)
                .Add("alias", service.Alias)
                .Add("entrypoint", ListOf(service.Entrypoint))
                .Add("command", ListOf(service.Command))
                .Add("docker", Of(service.Docker))
                .Add("kubernetes", Of(service.Kubernetes))
                .Add("variables", CommonNodes.Of(service.Variables))
                .Add("pull_policy", Of(service.PullPolicy));

    private static ListNode? ListOf(IReadOnlyList<string>? words) => words is null ? null : Keywords.ListOf(words);

    private static Keywords? Of(DockerOptions? docker) => docker is null ? null : new Keywords().Add("platform", docker.Platform).Add("user", docker.User);

    private static Keywords? Of(KubernetesOptions? kubernetes) => kubernetes is null ? null : new Keywords().Add("user", kubernetes.User);

    private static Node? Of(IReadOnlyList<PullPolicy> policies) => policies.Count switch
    {
        0 => null,
        1 => Keywords.Word(Words.Of(policies[0])),
        _ => Keywords.ListOf(policies, policy => Keywords.Word(Words.Of(policy))),
    };
}
