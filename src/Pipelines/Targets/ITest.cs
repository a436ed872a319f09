using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>Runs the test suites of the application.</summary>
public interface ITest : IHazApplication
{
    internal string? LastLine => null;
}
