namespace Pipelines.Engines.Doctor;

/// <summary>How it stands with one thing.</summary>
internal enum Standing
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not as it should be; the gate holds and the commands work all the same.</summary>
    Advice,

    /// <summary>It could not be looked at, and nothing depends on it.</summary>
    Unknown,

    /// <summary>The gate does not hold, or a command does not work, or nobody can tell.</summary>
    Blocks,
}

/// <summary>What was looked at, and what came of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Is">What is.</param>
internal sealed record Checkup(string Name, Standing Standing, string Is)
{
    /// <summary>What should be; null when that is what is.</summary>
    public string? ShouldBe { get; init; }

    /// <summary>What comes of it as it is; null when it is good.</summary>
    public string? Why { get; init; }

    /// <summary>The command, or the sentence, that mends it; null when there is nothing to mend.</summary>
    public string? Mend { get; init; }

    /// <summary>What is as it should be.</summary>
    public static Checkup Good(string name, string isNow) => new(name, Standing.Good, isNow);
}
