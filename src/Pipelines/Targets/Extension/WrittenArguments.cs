namespace Pipelines.Targets.Extension;

/// <summary>A command line as NUKE takes it apart: words, and then options, each with the words that follow it.</summary>
/// <param name="Words">The leading words: targets.</param>
/// <param name="Options">The options, in their order.</param>
internal sealed record WrittenArguments(IReadOnlyList<string> Words, IReadOnlyList<WrittenOption> Options)
{
    /// <summary>Takes the words after the program's name apart.</summary>
    public static WrittenArguments Read(IReadOnlyList<string> arguments)
    {
        var words = arguments.TakeWhile(IsWord).ToList();
        var options = new List<WrittenOption>();
        for (var position = words.Count; position < arguments.Count; position += options[^1].Values.Count + 1)
        {
            options.Add(new(arguments[position], [.. arguments.Skip(position + 1).TakeWhile(IsWord)]));
        }

        return new(words, options);
    }

    private static bool IsWord(string argument) => !argument.StartsWith('-');
}

/// <summary>One option.</summary>
/// <param name="Text">The option as written, perhaps with <c>=value</c>.</param>
/// <param name="Values">The words that follow it.</param>
internal sealed record WrittenOption(string Text, IReadOnlyList<string> Values)
{
    private int Equal => Text.IndexOf('=', StringComparison.Ordinal);

    /// <summary>What stands before <c>=</c>, as written.</summary>
    public string Option => Equal < 0 ? Text : Text[..Equal];

    /// <summary>The name, without dashes before it.</summary>
    public string Name => Option.TrimStart('-');

    /// <summary>What stands behind <c>=</c>; null when there is none.</summary>
    public string? Attached => Equal < 0 ? null : Text[(Equal + 1)..];

    /// <summary>True for what was meant as a negative number.</summary>
    public bool IsNumber => Text.Length > 1 && char.IsAsciiDigit(Text[1]);
}
