namespace Nuke.Common.Utilities;

/// <summary>Writes lines with the indentation of the enclosing blocks.</summary>
public class CustomFileWriter
{
    private readonly StreamWriter streamWriter;
    private readonly int indentationFactor;
    private readonly string commentPrefix;
    private int level;

    public CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
    {
        this.streamWriter = streamWriter;
        this.indentationFactor = indentationFactor;
        this.commentPrefix = commentPrefix;
    }

    public void WriteLine(string text = null)
    {
        streamWriter.WriteLine(string.IsNullOrEmpty(text) ? "" : new string(' ', level * indentationFactor) + text);
    }

    public void WriteComment(string text = null)
    {
        WriteLine($"{commentPrefix} {text}".TrimEnd());
    }

    public void Write(Action<CustomFileWriter> writer)
    {
        writer(this);
    }

    public IDisposable Indent()
    {
        return DelegateDisposable.CreateBracket(() => level++, () => level--);
    }
}
