using System.Globalization;
using Pipelines.Clients.GitLab;

namespace Pipelines.Engines.Doctor;

/// <summary>Looks at whether anybody can put a commit onto the release branch without the gate.</summary>
internal sealed class BranchCheckup(string branch, MendCommand mend)
{
    private const int NoOne = 0, Developers = 30;

    /// <summary>What came of it; of several rules for one branch the most permissive holds, as in GitLab.</summary>
    public Checkup Of(IReadOnlyList<ProtectedBranch> rules)
    {
        var mine = rules.Where(rule => Matches(rule.Name)).ToList();
        var name = $"Branch {branch}";
        if (mine.Count == 0)
        {
            return Bad("not protected", DoctorText.PushesPastTheGate, mend.Of("POST", "protected_branches", $"name={branch}", "push_access_level=0", "merge_access_level=30"));
        }

        var levels = mine.SelectMany(rule => rule.PushLevels).ToList();
        return mine.Any(rule => rule.AllowForcePush)
                ? Bad("protected, but force pushes are allowed", DoctorText.ReplacesHistory, Mend(mine, "allow_force_push=false"))
            : levels.Any(level => level is > NoOne and <= Developers)
                ? Bad("protected, but developers may push", DoctorText.PushesPastTheGate, Again(mine))
            : levels.Any(level => level > NoOne) || mine.Any(rule => rule.PushOthers > 0)
                ? Bad($"protected, but {Who(levels, mine.Sum(rule => rule.PushOthers))} may push", DoctorText.MaintainersPush, Again(mine)) with { Standing = Standing.Advice }
            : Checkup.Good(name, "protected, nobody pushes");

        Checkup Bad(string isNow, string why, string how) => new(name, Standing.Blocks, isNow) { ShouldBe = "protected, and nobody pushes to it", Why = why, Mend = how };
    }

    private string Mend(List<ProtectedBranch> rules, string setting) =>
        string.Join(" && ", rules.Where(rule => rule.AllowForcePush).Select(rule => mend.Of("PATCH", $"protected_branches/{Uri.EscapeDataString(rule.Name)}", setting)));

    // Access levels are changed by their ids; to unprotect and protect again is the same everywhere.
    private string Again(List<ProtectedBranch> rules) => string.Join(
        " && ",
        rules.Select(rule => $"{mend.Of("DELETE", $"protected_branches/{Uri.EscapeDataString(rule.Name)}")} && {mend.Of("POST", "protected_branches", $"name={rule.Name}", "push_access_level=0", "merge_access_level=30")}"));

    private static string Who(List<int> levels, int others) => string.Join(
        " and ",
        new[] { levels.Any(level => level > NoOne) ? "maintainers" : null, others > 0 ? string.Create(CultureInfo.InvariantCulture, $"{others} named {(others == 1 ? "one" : "ones")}") : null }.OfType<string>());

    // '*' is any letters: https://docs.gitlab.com/user/project/repository/branches/protected/#use-wildcard-rules
    private bool Matches(string pattern)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return pattern == branch;
        }

        if (branch.Length < parts[0].Length + parts[^1].Length || !branch.StartsWith(parts[0], StringComparison.Ordinal) || !branch.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = branch.IndexOf(part, at, branch.Length - parts[^1].Length - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }
}
