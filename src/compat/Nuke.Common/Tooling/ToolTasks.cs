namespace Nuke.Common.Tooling;

/// <summary>The base of classes that hold the tasks of one tool.</summary>
public abstract class ToolTasks;
