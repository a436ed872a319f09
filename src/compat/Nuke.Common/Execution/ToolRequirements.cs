namespace Nuke.Common.Execution;

/// <summary>Whether the tools that planned targets require are there. They are not installed: a build says how they come.</summary>
internal static class ToolRequirements
{
    public static void Check(NukeBuild build)
    {
        var missing =
            from target in build.ExecutionPlan
            from requirement in target.ToolRequirements
            let finding = requirement.Missing()
            where finding is not null
            select $"Target '{target.Name}' requires {finding}";
        var findings = missing.Distinct().ToList();
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }
}
