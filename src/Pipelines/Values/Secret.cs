namespace Pipelines.Values;

/// <summary>A text that never reaches a log, an exception, a file or a process argument: <see cref="ToString"/> is <c>***</c>.</summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _text;

    /// <summary>Wraps a secret text; from now on the output of this process is masked wherever it stands, when it has at least 8 characters.</summary>
    public Secret(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
        SecretMask.OfProcess.Add(text);
    }

    /// <summary>The text itself, for the one call that needs it.</summary>
    public string Reveal() => _text;

    /// <summary>Replaces every occurrence of this secret in <paramref name="text"/> by <c>***</c>.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(_text, "***", StringComparison.Ordinal);
    }

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);
}
