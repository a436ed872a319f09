namespace Pipelines.Targets.Extension;

/// <summary>The line that runs a build again, ready to be copied: as it was typed, without secrets.</summary>
/// <param name="Words">The targets.</param>
/// <param name="Options">The options, without those that are secret.</param>
/// <param name="Secrets">The names of the options that were left out.</param>
internal sealed record RunAgain(IReadOnlyList<string> Words, IReadOnlyList<WrittenOption> Options, IReadOnlyList<string> Secrets)
{
    private const string Skip = "skip";

    /// <summary>What need not run again; named in a line of its own.</summary>
    public IReadOnlyList<string> Succeeded { get; init; } = [];

    /// <summary>The line as it was typed.</summary>
    public string Text => Join(Options);

    /// <summary>The line without a <c>--skip</c> that names nothing: jobs of GitLab have what they depend on from other jobs, a person has not.</summary>
    public string WithDependencies => Join(Options.Where(option => !(IsSkip(option) && option.Values.Count == 0)));

    /// <summary>Reads what was typed.</summary>
    public static RunAgain Of(WrittenArguments line, IReadOnlyList<BuildParameter> parameters)
    {
        var secret = line.Options.ToLookup(option => parameters.Any(parameter => parameter.IsSecret && BuildParameter.Same(parameter.Name, option.Name)));
        return new(line.Words, [.. secret[false]], [.. secret[true].Select(option => option.Option)]);
    }

    /// <summary>The lines to show.</summary>
    public IEnumerable<string> Lines(string title)
    {
        yield return title;
        yield return "  " + Text;
        if (Succeeded.Count > 0 && !Options.Any(option => IsSkip(option) && option.Values.Count == 0))
        {
            yield return "or, without what has succeeded:";
            yield return "  " + Join([.. Options.Where(option => !IsSkip(option)), new WrittenOption("--" + Skip, [.. Options.Where(IsSkip).SelectMany(option => option.Values), .. Succeeded])]);
        }

        if (LeftOut is { } leftOut)
        {
            yield return leftOut;
        }
    }

    /// <summary>What a person has to add; null for nothing.</summary>
    public string? LeftOut => Secrets.Count == 0 ? null : $"Left out, because secret: {string.Join(", ", Secrets)}";

    private static bool IsSkip(WrittenOption option) => BuildParameter.Same(option.Name, Skip);

    private string Join(IEnumerable<WrittenOption> options) =>
        string.Join(' ', Words.Concat(options.SelectMany(option => option.Values.Prepend(option.Text))).Select(ForShell).Prepend(ExtensionText.Script));

    // A shell leaves these alone; what has others is quoted.
    private static string ForShell(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=+,@%".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
