namespace Nuke.Common.IO;

/// <summary>Something that stands at a path: a solution, a project, the path itself.</summary>
public interface IAbsolutePathHolder
{
    AbsolutePath Path { get; }
}
