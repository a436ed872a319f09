namespace Pipelines.Engines.Packaging;

/// <summary>One field of a control file. A value of several lines keeps its line breaks and the blank that each further line begins with.</summary>
/// <param name="Name">The name, as written.</param>
/// <param name="Value">The value, without the blanks around it.</param>
/// <param name="Line">The line of the file that it begins on, counted from 1.</param>
public sealed record ControlField(string Name, string Value, int Line);

/// <summary>One block of fields of a control file, in its order; names are the same in upper and lower case.</summary>
/// <param name="Line">The line of the file that it begins on, counted from 1.</param>
/// <param name="Fields">The fields, at least one.</param>
public sealed record ControlStanza(int Line, IReadOnlyList<ControlField> Fields)
{
    /// <summary>The value of a field; null when the field is not there.</summary>
    public string? this[string name] => Find(name)?.Value;

    /// <summary>A field; null when it is not there.</summary>
    public ControlField? Find(string name) =>
        Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
}
