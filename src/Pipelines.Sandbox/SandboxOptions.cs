namespace Pipelines.Sandbox;

/// <summary>What a sandbox is started with.</summary>
public sealed record SandboxOptions
{
    /// <summary>The folder that holds everything the sandbox knows; created with access for its owner alone. One process at a time.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The TCP port on 127.0.0.1; 0 takes the port of the last time when it is free, else any free one.</summary>
    public int Port { get; init; }

    /// <summary>What stands behind an ECS task.</summary>
    public TaskRunnerKind Tasks { get; init; }

    /// <summary>The clock behind every lifetime, signature check and state machine.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What is seeded.</summary>
    public IReadOnlyList<SandboxEnvironment> Environments { get; init; } = [];

    /// <summary>The Vault token that may do everything.</summary>
    public string VaultRootToken { get; init; } = "sandbox";

    /// <summary>The audiences that AssumeRoleWithWebIdentity accepts in an id_token.</summary>
    public IReadOnlyList<string> AwsAudiences { get; init; } = ["sts.amazonaws.com"];

    /// <summary>The longest session of every role; AWS's own default is one hour.</summary>
    public TimeSpan MaxSessionDuration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The Vault namespace in which everything lies, such as <c>team/a</c>; null for the root.</summary>
    public string? VaultNamespace { get; init; }

    /// <summary>How fast ECS moves.</summary>
    public SandboxTempo Tempo { get; init; } = new();

    /// <summary>Told of every error of the sandbox itself, which its answers only call an internal failure.</summary>
    public Action<Exception>? Faulted { get; init; }
}
