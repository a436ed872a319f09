using System.Reflection;
using System.Text;
using Nuke.Common;

namespace Pipelines.Targets.Extension;

/// <summary>A parameter of a build, as the command line names it.</summary>
/// <param name="Name">The dashed name, without the two dashes: <c>plan-only</c>.</param>
/// <param name="Type">The type of its value; an array's for several values.</param>
internal sealed record BuildParameter(string Name, Type Type)
{
    // Options of NUKE that are no members of the build, and members whose attribute a published version may place elsewhere.
    private static readonly BuildParameter[] BuiltIn =
    [
        new("target", typeof(string[])), new("skip", typeof(string[])), new("profile", typeof(string[])),
        new("plan", typeof(bool)), new("help", typeof(bool)), new("no-logo", typeof(bool)), new("continue", typeof(bool)), new("strict", typeof(bool)),
        new("partition", typeof(string)), new("host", typeof(string)), new("verbosity", typeof(Verbosity)),
        new("generate-configuration", typeof(string)),

        // Both may stand alone.
        new("root", typeof(object)), new("shell-completion", typeof(object)),
    ];

    /// <summary>The member that has the attribute; null for NUKE's own.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>True when the value must not be seen.</summary>
    public bool IsSecret => Member?.IsDefined(typeof(SecretAttribute)) == true;

    /// <summary>True when it takes several values.</summary>
    public bool IsList => Type.IsArray;

    /// <summary>True when it may stand alone.</summary>
    public bool IsSwitch => ValueType == typeof(bool);

    /// <summary>The type of one value.</summary>
    public Type ValueType => (IsList ? Type.GetElementType() : Nullable.GetUnderlyingType(Type)) ?? Type;

    /// <summary>True when its values are names of targets.</summary>
    public bool NamesTargets => Member is null && Name is "target" or "skip";

    /// <summary>NUKE's own comparison of names: dashes dropped, case ignored.</summary>
    public static bool Same(string a, string b) =>
        string.Equals(a.Replace("-", "", StringComparison.Ordinal), b.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <summary>The parameters of a build class, of its base classes and components, and NUKE's own.</summary>
    public static IReadOnlyList<BuildParameter> Of(Type buildType)
    {
        var parameters = BuiltIn.ToList();
        for (var type = buildType; type is not null && type != typeof(object); type = type.BaseType)
        {
            Add(type, prefix: "");
        }

        foreach (var component in buildType.GetInterfaces())
        {
            Add(component, component.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix ?? "");
        }

        return parameters;

        void Add(Type type, string prefix)
        {
            const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var member in type.GetProperties(All).Concat<MemberInfo>(type.GetFields(All)))
            {
                if (member.GetCustomAttribute<ParameterAttribute>() is { } attribute
                    && Dashed(prefix + (attribute.Name ?? member.Name[(member.Name.LastIndexOf('.') + 1)..])) is var name
                    && !parameters.Any(parameter => Same(parameter.Name, name)))
                {
                    parameters.Add(new(name, (member as PropertyInfo)?.PropertyType ?? ((FieldInfo)member).FieldType) { Member = member });
                }
            }
        }
    }

    /// <summary><c>PlanOnly</c> → <c>plan-only</c>, as help shows it.</summary>
    internal static string Dashed(string name)
    {
        var dashed = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            if (index > 0 && char.IsUpper(name[index]) && name[index - 1] != '-' && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]))))
            {
                dashed.Append('-');
            }

            dashed.Append(char.ToLowerInvariant(name[index]));
        }

        return dashed.ToString();
    }
}
