namespace Nuke.Common.Execution;

/// <summary><c>--help</c>: the targets with what they depend on, then the parameters with the values to choose from.</summary>
internal static class HelpText
{
    private const int Margin = 3;
    private const int TargetColumn = 25;

    /// <summary>Writes the help when it is asked for, or when there is nothing to run. Returns whether the run goes on.</summary>
    public static bool Write(NukeBuild build)
    {
        if (!build.Help && build.ExecutionPlan.Count > 0)
            return true;
        ConsoleText.WriteLine();
        ConsoleText.WriteLine(Text(build).TrimEnd());
        return false;
    }

    public static string Text(NukeBuild build)
    {
        var lines = new List<string> { "Targets (with their direct dependencies):", "" };
        lines.AddRange(Targets(build));
        lines.AddRange(["", "Parameters:", ""]);
        var own = Listed(InjectedMembers.Of(build.GetType()).Concat(InjectedMembers.OfComponents(build.GetType())));
        var engine = Listed(InjectedMembers.OfEngine());
        var width = own.Concat(engine).Select(x => x.Dashed.Length).DefaultIfEmpty().Max() + 4;
        lines.AddRange(own.Select(x => Line(x, width, build)));
        if (own.Count > 0)
            lines.Add("");
        lines.AddRange(engine.Select(x => Line(x, width, build)));
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static IEnumerable<string> Targets(NukeBuild build)
    {
        var listed = build.ExecutableTargets.Where(x => x.Listed).ToList();
        var width = Math.Max(TargetColumn, listed.Select(x => NameOf(x).Length).DefaultIfEmpty().Max() + 2);
        foreach (var target in listed)
        {
            var dependencies = target.ExecutionDependencies.Where(x => x.Listed).Select(x => x.Name).ToList();
            var arrow = dependencies.Count == 0 ? "" : $" -> {string.Join(", ", dependencies)}";
            yield return (new string(' ', Margin) + NameOf(target).PadRight(width) + arrow).TrimEnd();
            if (!string.IsNullOrWhiteSpace(target.Description))
                yield return new string(' ', Margin + 2) + target.Description;
        }
    }

    private static string NameOf(ExecutableTarget target) => target.IsDefault ? $"{target.Name} (default)" : target.Name;

    private static List<ListedParameter> Listed(IEnumerable<InjectedMember> members) =>
        members.Where(x => x.Attribute is ParameterAttribute { List: true })
            .Select(x => new ListedParameter("--" + ParameterNames.Dashed(ParameterNames.Of(x.Member)), (ParameterAttribute)x.Attribute, x.Member))
            .DistinctBy(x => x.Dashed)
            .OrderBy(x => x.Dashed, StringComparer.Ordinal)
            .ToList();

    private static string Line(ListedParameter parameter, int width, NukeBuild build)
    {
        var values = ValueSets.Of(parameter.Member, parameter.Attribute, build);
        var isSecret = parameter.Member.IsDefined(typeof(SecretAttribute));
        string[] parts =
        [
            parameter.Attribute.Description?.TrimEnd('.'),
            values is null ? null : $"One of: {string.Join(", ", values)}",
            isSecret ? "Secret" : null,
        ];
        var description = string.Join(". ", parts.Where(x => !string.IsNullOrEmpty(x)));
        return $"{new string(' ', Margin)}{parameter.Dashed.PadRight(width)}{description}".TrimEnd();
    }

    private sealed record ListedParameter(string Dashed, ParameterAttribute Attribute, MemberInfo Member);
}
