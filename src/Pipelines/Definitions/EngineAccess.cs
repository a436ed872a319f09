namespace Pipelines.Definitions;

/// <summary>How a job of GitLab reaches a container engine.</summary>
public enum EngineAccess
{
    /// <summary>A service <c>docker:dind</c> beside the job, over TLS, as on GitLab.com. The runner must be privileged.</summary>
    DockerInDocker,

    /// <summary>The runner's own: nothing is set, and the job finds the engine as a person on that machine would. For shell runners and mounted sockets.</summary>
    Runner,
}
