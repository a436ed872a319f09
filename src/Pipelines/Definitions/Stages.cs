namespace Pipelines.Definitions;

/// <summary>The stages in their order.</summary>
public static class Stages
{
    /// <summary><c>build</c></summary>
    public const string Build = "build";

    /// <summary><c>test</c></summary>
    public const string Test = "test";

    /// <summary><c>deploy</c></summary>
    public const string Deploy = "deploy";
}
