namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>Colours of a terminal, or none.</summary>
internal sealed class Paint(bool isOn)
{
    public string Path(string text) => With("1", text);

    public string Quiet(string text) => With("2", text);

    public string Caret(string text) => With("1;32", text);

    public string Good(string text) => With("32", text);

    public string Of(Severity severity, string text) => With(
        severity switch
        {
            Severity.Info => "36",
            Severity.Minor => "33",
            Severity.Major => "31",
            _ => "1;31",
        },
        text);

    private string With(string code, string text) => isOn ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
