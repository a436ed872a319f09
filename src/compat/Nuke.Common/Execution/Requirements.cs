namespace Nuke.Common.Execution;

/// <summary>What must be given before the first target runs.</summary>
internal static class Requirements
{
    /// <exception cref="ArgumentException">Names everything that is missing.</exception>
    public static void Check(NukeBuild build)
    {
        var missing = RequiredMembers(build).ToList();
        foreach (var target in build.ExecutionPlan.Where(x => x.Status == ExecutionStatus.Scheduled))
            missing.AddRange(target.DelegateRequirements.Select(x => Finding(build, target, x)).Where(x => x is not null));
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    /// <summary>The injected members that planned targets name: on-demand ones are injected because of them.</summary>
    public static IEnumerable<MemberInfo> MembersOf(IEnumerable<ExecutableTarget> plan) =>
        plan.SelectMany(x => x.DelegateRequirements).Where(x => x.ReturnType != typeof(bool)).Select(Expressions.MemberOrNull).Where(x => x is not null);

    private static IEnumerable<string> RequiredMembers(NukeBuild build) =>
        InjectedMembers.Of(build.GetType()).Concat(InjectedMembers.OfComponents(build.GetType()))
            .Select(x => x.Member)
            .Where(x => x.IsDefined(typeof(RequiredAttribute)) && IsMissing(Expressions.ValueOf(x, build) ?? Prompt.Ask(build, x)))
            .Select(x => $"Member '{Members.NameOf(x)}' requires a value{HowToGive(x)}");

    private static string Finding(NukeBuild build, ExecutableTarget target, LambdaExpression requirement)
    {
        if (requirement.ReturnType == typeof(bool))
        {
            var holds = (bool)Expressions.Evaluate(requirement);
            return holds ? null : $"Target '{target.Name}' requires '{requirement.Body}'";
        }
        var member = Expressions.MemberOf(requirement);
        Assert.True(
            member.IsDefined(typeof(ValueInjectionAttributeBase)),
            $"Target '{target.Name}' requires '{Members.NameOf(member)}', which is not an injected member");
        return IsMissing(Expressions.Evaluate(requirement) ?? Prompt.Ask(build, member))
            ? $"Target '{target.Name}' requires a value for '{Members.NameOf(member)}'{HowToGive(member)}"
            : null;
    }

    private static bool IsMissing(object value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    private static string HowToGive(MemberInfo member) => member.IsDefined(typeof(ParameterAttribute))
        ? $": give it by --{ParameterNames.Dashed(ParameterNames.Of(member))}, by an environment variable or in .nuke/parameters.json"
        : "";
}
