namespace Nuke.Common.CI;

/// <summary>One of several equal parts of a target's work, written <c>1/3</c>.</summary>
[TypeConverter(typeof(Converter))]
public class Partition
{
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };
    public int Part { get; set; }
    public int Total { get; set; }
    public bool IsIn(int part) => part == Part;

    /// <summary>Every item whose turn it is in this part.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) => enumerable.Where((_, index) => index % Total == Part - 1);
    public override string ToString() => $"{Part}/{Total}";

    internal sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var parts = text.Split('/');
            return parts.Length == 2 && int.TryParse(parts[0], out var part) && int.TryParse(parts[1], out var total) && part >= 1 && part <= total
                ? new Partition { Part = part, Total = total }
                : throw new ArgumentException("it must be of the form 'i/n' with 1 <= i <= n");
        }
    }
}
