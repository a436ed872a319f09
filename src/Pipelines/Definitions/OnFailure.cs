namespace Pipelines.Definitions;

/// <summary>What becomes of the services that a deployment has moved already when another one fails.</summary>
public enum OnFailure
{
    /// <summary>They keep what they were given.</summary>
    Keep,

    /// <summary>All or nothing: they return to the task definition that they ran before.</summary>
    ReturnAll,
}
