using System.Text;
using Microsoft.CodeAnalysis;

namespace Nuke.Common.Generators;

/// <summary>The extension methods of one class of settings.</summary>
internal sealed class SetterWriter(StringBuilder code, string settings)
{
    public void Begin() => code.Append("public static partial class ").Append(settings).Append("Extensions\n{\n");

    public void End() => code.Append("}\n");

    public void Write(IPropertySymbol property)
    {
        var (name, type) = (property.Name, (INamedTypeSymbol)property.Type);
        switch (type.Name)
        {
            case "IReadOnlyList":
                WriteList(name, type.TypeArguments[0].ToDisplayString());
                break;
            case "IReadOnlyDictionary":
                WriteMap(name, Singular(name));
                break;
            default:
                Add($"Set{name}", $"{type.ToDisplayString()} v", $"Set(\"{name}\", v)");
                Add($"Reset{name}", "", $"Set(\"{name}\", null)");
                if (type.ToDisplayString() == "bool?")
                    WriteSwitch(name);
                break;
        }
    }

    /// <summary>Setters for properties of MSBuild, which all stand in the map <c>Properties</c>.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="kind">Texts, Switches, Lists or NumberLists.</param>
    public void WriteShortcuts(string[] names, string kind)
    {
        foreach (var name in names)
        {
            Add($"Reset{name}", "", Entry(name, "null"));
            switch (kind)
            {
                case "Texts":
                    Add($"Set{name}", "string v", Entry(name, "v"));
                    break;
                case "Switches":
                    Add($"Set{name}", "bool? v", Entry(name, "v"));
                    Add($"Enable{name}", "", Entry(name, "true"));
                    Add($"Disable{name}", "", Entry(name, "false"));
                    break;
                default:
                    var item = kind == "NumberLists" ? "int" : "string";
                    Add($"Set{name}", $"params {item}[] v", Joined(name));
                    Add($"Set{name}", $"IEnumerable<{item}> v", Joined(name));
                    break;
            }
        }
    }

    private void WriteSwitch(string name)
    {
        Add($"Enable{name}", "", $"Set(\"{name}\", true)");
        Add($"Disable{name}", "", $"Set(\"{name}\", false)");
        Add($"Toggle{name}", "", $"Toggle(\"{name}\")");
    }

    private void WriteList(string name, string item)
    {
        foreach (var parameter in new[] { $"params {item}[] v", $"IEnumerable<{item}> v" })
        {
            Add($"Set{name}", parameter, $"Set(\"{name}\", v?.ToArray())");
            Add($"Add{name}", parameter, $"Add(\"{name}\", v)");
            Add($"Remove{name}", parameter, $"Remove(\"{name}\", v)");
        }
        Add($"Clear{name}", "", $"Set(\"{name}\", null)");
    }

    private void WriteMap(string name, string entry)
    {
        Add($"Set{name}", "IDictionary<string, object> v", $"SetMap(\"{name}\", v)");
        Add($"Set{entry}", "string key, object value", $"SetEntry(\"{name}\", key, value)");
        Add($"Add{entry}", "string key, object value", $"SetEntry(\"{name}\", key, value)");
        Add($"Remove{entry}", "string key", $"SetEntry(\"{name}\", key, null)");
        Add($"Clear{name}", "", $"Set(\"{name}\", null)");
    }

    private void Add(string method, string parameters, string step) => code
        .Append($"    public static T {method}<T>(this T o{(parameters.Length == 0 ? "" : ", " + parameters)})")
        .Append($" where T : {settings} => o.{step};\n");

    private static string Entry(string name, string value) => $"SetEntry(\"Properties\", \"{PropertyOf(name)}\", {value})";

    private static string Joined(string name) => Entry(name, $"MSBuildPropertiesAttribute.Join(\"{name}\", v)");

    private static string PropertyOf(string name) => name == "NoWarns" ? "NoWarn" : name;

    private static string Singular(string name) =>
        name.EndsWith("ies", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "y" : name.TrimEnd('s');
}
