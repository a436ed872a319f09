using System.Security.Cryptography;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>How a registry is reached.</summary>
internal sealed record OciRegistryOptions
{
    /// <summary>Where it is.</summary>
    public required RegistryAddress Address { get; init; }

    /// <summary>What it is shown; null = nothing.</summary>
    public RegistryCredentials? Credentials { get; init; }

    /// <summary>Hears calls as details and retries as warnings.</summary>
    public required IProgressLog Log { get; init; }

    /// <summary>The clock of waits and of tokens.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>How often a call is tried before it has failed.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait before the second try; it doubles with each, up to <see cref="LongestWait"/>.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two tries, whatever the registry asks for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may stand still: no answer, or no byte of one, or none of a body taken.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long the answer to the last byte of a blob may take: some registries copy it from one storage into another first.</summary>
    public TimeSpan CommitLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The most bytes in one request of an upload; null = what is left of the blob, which every registry takes. A registry that finds that too
    /// large, or a proxy before it, gets smaller parts.
    /// </summary>
    public int? ChunkBytes { get; init; }

    /// <summary>The folder that remembers uploads for a next run; null = none does.</summary>
    public string? UploadFolder { get; init; }

    /// <summary>Renews <see cref="Credentials"/> when the registry no longer takes them; null = they live as long as the run.</summary>
    public Func<CancellationToken, Task<RegistryCredentials>>? Renew { get; init; }

    /// <summary>Spreads the waits: a number from 0 up to 1.</summary>
    public Func<double> Jitter { get; init; } = () => RandomNumberGenerator.GetInt32(1000) / 1000d;
}
