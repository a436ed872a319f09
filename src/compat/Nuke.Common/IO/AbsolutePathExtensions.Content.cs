namespace Nuke.Common.IO;

/// <summary>Reading and writing files. Writing makes the directory; the encoding is UTF-8 without a byte order mark.</summary>
public static partial class AbsolutePathExtensions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    public static string ReadAllText(this AbsolutePath path, Encoding encoding = null) => File.ReadAllText(path, encoding ?? Utf8);
    public static string[] ReadAllLines(this AbsolutePath path, Encoding encoding = null) => File.ReadAllLines(path, encoding ?? Utf8);
    public static byte[] ReadAllBytes(this AbsolutePath path) => File.ReadAllBytes(path);

    public static AbsolutePath WriteAllText(this AbsolutePath path, string content, Encoding encoding = null, bool? eofLineBreak = null) =>
        path.Write(x => File.WriteAllText(x, WithEnd(content, Environment.NewLine, eofLineBreak ?? true), encoding ?? Utf8));

    public static AbsolutePath WriteAllLines(
        this AbsolutePath path, IEnumerable<string> lines, Encoding encoding = null, PlatformFamily? platformFamily = null, bool? eofLineBreak = null)
    {
        var lineBreak = StringExtensions.LineBreakOf(platformFamily);
        var content = WithEnd(string.Join(lineBreak, lines), lineBreak, eofLineBreak ?? true);
        return path.Write(x => File.WriteAllText(x, content, encoding ?? Utf8));
    }

    public static AbsolutePath WriteAllLines(
        this AbsolutePath path, string[] lines, Encoding encoding = null, PlatformFamily? platformFamily = null, bool? eofLineBreak = null) => path.WriteAllLines((IEnumerable<string>)lines, encoding, platformFamily, eofLineBreak);

    public static AbsolutePath WriteAllBytes(this AbsolutePath path, byte[] bytes) => path.Write(x => File.WriteAllBytes(x, bytes));

    public static AbsolutePath AppendAllText(this AbsolutePath path, string content, Encoding encoding = null) =>
        path.Write(x => File.AppendAllText(x, content, encoding ?? Utf8));

    public static AbsolutePath AppendAllLines(this AbsolutePath path, IEnumerable<string> lines, Encoding encoding = null) =>
        path.Write(x => File.AppendAllLines(x, lines, encoding ?? Utf8));

    public static AbsolutePath UpdateText(this AbsolutePath path, Func<string, string> update, Encoding encoding = null) =>
        path.WriteAllText(update(path.ReadAllText(encoding)), encoding, eofLineBreak: false);

    private static AbsolutePath Write(this AbsolutePath path, Action<string> write)
    {
        path.Parent.CreateDirectory();
        write(path);
        return path;
    }

    private static string WithEnd(string content, string lineBreak, bool eofLineBreak) =>
        eofLineBreak ? content.TrimEnd('\r', '\n') + lineBreak : content;
}
