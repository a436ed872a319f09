namespace Pipelines.Engines.Deployment.Applying;

/// <summary>What is behind a deployment that failed.</summary>
/// <param name="Kind">Of which kind it is.</param>
/// <param name="What">What is wrong: a sentence without a full stop.</param>
/// <param name="Mend">The next step.</param>
internal sealed record Cause(CauseKind Kind, string What, string Mend);

/// <summary>The kinds of causes that are told apart.</summary>
internal enum CauseKind
{
    ImageMissing,
    ImageForbidden,
    ImageOfOtherArchitecture,
    RegistryLimit,
    RegistryUnreachable,
    DiskFull,
    SecretMissing,
    SecretForbidden,
    RoleNotAssumable,
    LogsNotWritable,
    FileNotFetched,
    CommandMissing,
    CommandNotExecutable,
    PortInUse,
    OutOfMemory,
    NoCapacity,
    NoSubnetAddress,
    Quota,
    VolumeNotMounted,
    TargetUnhealthy,
    ContainerUnhealthy,
    DependencyFailed,
    DefinitionInactive,
    Alarm,
    SpotInterruption,
    StoppedByPerson,
    Killed,
    Crashed,
    Exited,
}
