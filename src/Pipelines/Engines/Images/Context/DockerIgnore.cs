using Pipelines.Values;

namespace Pipelines.Engines.Images.Context;

/// <summary>What a <c>.dockerignore</c> keeps out of the context: of the lines that are about a file, the last one counts.</summary>
internal sealed class DockerIgnore
{
    private const string Name = ".dockerignore";

    private readonly IReadOnlyList<IgnorePattern> _patterns;

    private DockerIgnore(IReadOnlyList<IgnorePattern> patterns) => _patterns = patterns;

    /// <summary>Reads the file that is for a Dockerfile: <c>&lt;Dockerfile&gt;.dockerignore</c> beside it, else <c>.dockerignore</c> in the context, else none.</summary>
    /// <param name="dockerfile">The absolute path of the Dockerfile.</param>
    /// <param name="context">The absolute path of the context.</param>
    /// <exception cref="DefinitionException">Some of its lines are not patterns.</exception>
    public static DockerIgnore For(string dockerfile, string context)
    {
        var file = new[] { dockerfile + Name, Path.Combine(context, Name) }.FirstOrDefault(File.Exists);
        return file is null ? new DockerIgnore([]) : Parse(File.ReadAllText(file), file);
    }

    /// <summary>Reads the text of such a file.</summary>
    /// <exception cref="DefinitionException">Some of its lines are not patterns.</exception>
    public static DockerIgnore Parse(string text, string file = Name)
    {
        var patterns = new List<IgnorePattern>();
        var mistakes = new List<DefinitionMistake>();
        foreach (var (line, number) in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line, index + 1)))
        {
            try
            {
                if (IgnorePattern.Parse(line) is { } pattern)
                {
                    patterns.Add(pattern);
                }
            }
            catch (FormatException reason)
            {
                mistakes.Add(ContextText.NotAPattern(file, number, line.Trim(), reason));
            }
        }

        return mistakes.Count == 0 ? new DockerIgnore(patterns) : throw new DefinitionException(mistakes);
    }

    /// <summary>Whether a file stays out of the context.</summary>
    /// <param name="path">Relative to the context, <c>/</c> between parts.</param>
    public bool Ignores(string path)
    {
        var ignored = false;
        foreach (var pattern in _patterns)
        {
            // Only a line that would change the answer needs to be asked.
            if (pattern.IsException == ignored && pattern.Matches(path))
            {
                ignored = !ignored;
            }
        }

        return ignored;
    }
}
