namespace Nuke.Common.Tooling;

/// <summary>How a setting is written on a command line: with <c>{value}</c>, and <c>{key}</c> for an entry of a dictionary.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ArgumentAttribute(string format) : Attribute
{
    public string Format { get; } = format;

    /// <summary>Positive ones stand right after the command, negative ones last.</summary>
    public int Position { get; set; }

    /// <summary>Joins the values of a list; without it each value repeats the format.</summary>
    public string Separator { get; set; }

    /// <summary>Whether the value stays out of logs and of captured output.</summary>
    public bool IsSecret { get; set; }
}

/// <summary>Settings of a command such as <c>build</c>. Setters and a task are generated for them: src/compat/Nuke.Common.Generators.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CommandAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Settings without a command: setters are generated for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SettingsAttribute : Attribute;
