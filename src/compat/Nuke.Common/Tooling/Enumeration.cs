namespace Nuke.Common.Tooling;

/// <summary>An enumeration whose members are static fields of its own type.</summary>
public abstract class Enumeration
{
    protected string Value { get; set; }
    public static implicit operator string(Enumeration enumeration) => enumeration?.Value;
    public static bool operator ==(Enumeration a, Enumeration b) => Equals(a, b);
    public static bool operator !=(Enumeration a, Enumeration b) => !Equals(a, b);
    public override bool Equals(object obj) => obj is Enumeration other && GetType() == other.GetType() && Value == other.Value;
    public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;
    public override string ToString() => Value;

    /// <summary>Reads the name of a static field, in whatever case.</summary>
    public class TypeConverter<T> : TypeConverter
        where T : Enumeration
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var fields = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.FieldType == typeof(T)).ToList();
            var field = fields.Find(x => x.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"it must be one of {string.Join(", ", fields.Select(x => x.Name))}");
            return field.GetValue(null);
        }
    }
}
