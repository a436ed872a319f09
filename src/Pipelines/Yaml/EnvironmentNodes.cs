using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>environment</c>.</summary>
internal static class EnvironmentNodes
{
    public static Keywords? Of(EnvironmentLink? link) => link is null ? null : new Keywords()
        .Add("name", link.Name)
        .Add("url", link.Url)
        .AddWord("deployment_tier", link.DeploymentTierFrom?.ToString() ?? Words.Of(link.DeploymentTier))
        .AddWord("action", Words.Of(link.Action))
        .Add("on_stop", link.OnStop)
        .Add("auto_stop_in", link.AutoStopIn?.ToString())
        .Add("kubernetes", Of(link.Kubernetes));

    private static Keywords? Of(EnvironmentKubernetes? kubernetes) => kubernetes is null ? null : new Keywords()
        .Add("agent", kubernetes.Agent)
        .Add("dashboard", new Keywords().Add("namespace", kubernetes.DashboardNamespace).Add("flux_resource_path", kubernetes.DashboardFluxResourcePath))
        .Add("managed_resources", new Keywords().Add("enabled", kubernetes.ManagedResources));
}
