namespace Pipelines.Definitions;

/// <summary>What a job does to the infrastructure. Such a job is none of the application's pipeline, but one of the infrastructure's own.</summary>
public enum InfrastructureStep
{
    /// <summary>Nothing: it is a job of the application's pipeline.</summary>
    None,

    /// <summary>Looks at the configuration, once; holds no credential.</summary>
    Lint,

    /// <summary>Plans, once for each environment; may read.</summary>
    Plan,

    /// <summary>Applies the saved plan, once for each environment, in their order of promotion; may write.</summary>
    Apply,
}
