using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>A pipeline that a job of another one starts, and the file that it stands in.</summary>
/// <param name="File">The file, relative to the repository's root.</param>
/// <param name="TriggeredBy">The job that starts it.</param>
/// <param name="Pipeline">The pipeline.</param>
public sealed record ChildPipeline(string File, string TriggeredBy, Pipeline Pipeline);
