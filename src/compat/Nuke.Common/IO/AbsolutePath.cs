namespace Nuke.Common.IO;

/// <summary>A rooted, normalized path. Equality is that of the text (without regard to case under a Windows root).</summary>
[TypeConverter(typeof(Converter))]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    public const string DoubleQuote = "d";
    public const string DoubleQuoteIfNeeded = "dn";
    public const string SingleQuote = "s";
    public const string SingleQuoteIfNeeded = "sn";
    public const string NoQuotes = "nq";
    private readonly string path;
    private AbsolutePath(string normalized) => path = normalized;
    AbsolutePath IAbsolutePathHolder.Path => this;
    public string Name => PathText.NameOf(path);
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(Name);
    public string Extension => Path.GetExtension(Name);
    public AbsolutePath Parent => PathText.ParentOf(path) is { } parent ? new AbsolutePath(parent) : null;
    public static AbsolutePath Create(string path) => path;

    public static implicit operator AbsolutePath(string path)
    {
        if (path is null)
            return null;
        Assert.True(PathText.IsRooted(path), $"Path '{path}' must be rooted");
        return new AbsolutePath(PathText.Normalize(path));
    }

    public static implicit operator string(AbsolutePath path) => path?.path;

    public static AbsolutePath operator /(AbsolutePath left, string right)
    {
        Assert.NotNull(left, "The left side of '/' must be a path");
        return string.IsNullOrEmpty(right) ? left : new AbsolutePath(PathText.Combine(left.path, right));
    }

    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), "Only '..' may stand after '/'");
        return Assert.NotNull(left, "The left side of '/' must be a path").Parent;
    }

    public static AbsolutePath operator +(AbsolutePath left, string right) =>
        Assert.NotNull(left, "The left side of '+' must be a path").path + right;

    public static bool operator ==(AbsolutePath a, AbsolutePath b) => a is null ? b is null : a.Equals(b);
    public static bool operator !=(AbsolutePath a, AbsolutePath b) => !(a == b);
    public override bool Equals(object obj) => obj is AbsolutePath other && Comparer.Equals(path, other.path);
    public override int GetHashCode() => Comparer.GetHashCode(path);
    public override string ToString() => path;

    public string ToString(string format)
    {
        return format switch
        {
            null or "" or NoQuotes => path,
            DoubleQuote => path.DoubleQuote(),
            DoubleQuoteIfNeeded => path.DoubleQuoteIfNeeded(),
            SingleQuote => path.SingleQuote(),
            SingleQuoteIfNeeded => path.SingleQuoteIfNeeded(),
            _ => throw new ArgumentException($"Format '{format}' is none of d, dn, s, sn, nq", nameof(format)),
        };
    }

    string IFormattable.ToString(string format, IFormatProvider formatProvider) => ToString(format);

    private StringComparer Comparer => PathText.HasWindowsRoot(path) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Reads a parameter: a relative text is taken from the working directory.</summary>
    internal sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value) =>
            value is string text ? PathText.Resolve(text, EnvironmentInfo.WorkingDirectory) : base.ConvertFrom(context, culture, value);
    }
}
