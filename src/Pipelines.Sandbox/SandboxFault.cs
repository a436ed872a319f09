using System.Text.Json.Nodes;

namespace Pipelines.Sandbox;

/// <summary>Something that goes wrong with the calls of one operation of ECS, ECR, logs or load balancers, by script.</summary>
/// <param name="Operation">The operation, such as <c>DescribeServices</c>; <c>*</c> for each.</param>
public sealed record SandboxFault(string Operation)
{
    /// <summary>The number of the first call that it meets; 1 is the first of all.</summary>
    public int From { get; init; } = 1;

    /// <summary>How many calls it meets; one, unless said otherwise.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>Further, only while this holds; null = always.</summary>
    public Func<bool>? While { get; init; }

    /// <summary>The error code that is answered, such as <c>ThrottlingException</c>; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>The text of the error.</summary>
    public string Message { get; init; } = "Rate exceeded";

    /// <summary>The HTTP status of the error.</summary>
    public int Status { get; init; } = 400;

    /// <summary>True to end the connection before anything is done.</summary>
    public bool CutsRequest { get; init; }

    /// <summary>True to do what was asked, and to end the connection instead of an answer.</summary>
    public bool CutsAnswer { get; init; }

    /// <summary>What is changed in the answer; null = nothing.</summary>
    public Action<JsonObject>? Changes { get; init; }
}
