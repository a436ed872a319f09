namespace Nuke.Common.Tooling;

/// <summary>Changes options: gets some and returns others.</summary>
public delegate T Configure<T>(T options);

public delegate TOptions Configure<TOptions, in TValue>(TOptions options, TValue value)
    where TOptions : new();

/// <summary>Makes several options out of one.</summary>
public delegate IEnumerable<T> CombinatorialConfigure<T>(T options)
    where T : new();
