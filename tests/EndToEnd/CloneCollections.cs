using Xunit;
using Xunit.v3;

// Much of what these tests wait for computes nothing: a container that is to become healthy, a process that is to end.
[assembly: Parallelization(MaxThreads = 4)]

namespace Pipelines.EndToEnd;

/// <summary>Tests that share one clone, one after the other, with the sandbox of <c>--env local</c> in it. Collections run side by side, each in its own clone.</summary>
[CollectionDefinition(Name)]
[LeavesTheCloneClean<Clone>]
public sealed class CloneCollection : ICollectionFixture<Clone>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "clone";
}

/// <summary>Tests that deploy to the environments of a sandbox that is a process of its own.</summary>
[CollectionDefinition(Name)]
[LeavesTheCloneClean<Clone>]
public sealed class DeploymentCollection : ICollectionFixture<Clone>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "deployments";
}

/// <summary>Tests of pipeline files, those of the samples among them.</summary>
[CollectionDefinition(Name)]
[LeavesTheCloneClean<CloneOfSamples>]
public sealed class SampleCollection : ICollectionFixture<CloneOfSamples>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "samples";
}
