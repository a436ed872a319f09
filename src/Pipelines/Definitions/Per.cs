namespace Pipelines.Definitions;

/// <summary>How many jobs a target becomes.</summary>
public enum Per
{
    /// <summary>One.</summary>
    Pipeline,

    /// <summary>One for each environment of the application, named <c>target:environment</c> and run with <c>--env</c>.</summary>
    Environment,
}
