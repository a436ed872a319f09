using System.Text;
using Pipelines.Values;

namespace Pipelines.Targets.Extension;

/// <summary>
/// A console without secrets. What may be the beginning of one waits for the next write, so that two writes cannot tell together
/// what neither may tell alone; also a flush lets it wait, and the end of the process lets it go.
/// </summary>
internal sealed class MaskedWriter(TextWriter inner, SecretMask mask) : TextWriter(inner.FormatProvider)
{
    private readonly Lock _turn = new();
    private string _waiting = "";

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        lock (_turn)
        {
            var text = _waiting + value;
            var end = mask.Doubtful(text);
            _waiting = text[end..];
            inner.Write(mask.Apply(text[..end]));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine() => Write(inner.NewLine);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + inner.NewLine);

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, inner.NewLine));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <summary>Writes what waits: nothing more will come.</summary>
    public void End()
    {
        lock (_turn)
        {
            inner.Write(mask.Apply(_waiting));
            _waiting = "";
            inner.Flush();
        }
    }
}
