using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>rules</c> and <c>needs</c>.</summary>
internal static class RuleNodes
{
    public static Node Of(Rule rule) => new Keywords()
        .Add("if", rule.If?.ToString())
        .Add("changes", ChangesOf(rule))
        .Add("exists", ExistsOf(rule))
        .AddWord("when", Words.Of(rule.When))
        .Add("start_in", rule.StartIn?.ToString())
        .Add("allow_failure", rule.AllowFailure)
        .Add("interruptible", rule.Interruptible)
        .Add("auto_cancel", CommonNodes.Of(rule.AutoCancel))
        .Add("needs", Of(rule.Needs))
        .Add("variables", CommonNodes.Of(rule.Variables));

    public static Node? Of(IReadOnlyList<Need>? needs) => needs is null ? null : Keywords.ListOf(needs, Of);

    public static Keywords Of(Parallelism.Matrix matrix) => Of(matrix.Entries);

    private static Node Of(Need need) => need is { Artifacts: true, Optional: false, Matrix.Count: 0, IsElsewhere: false }
        ? Scalars.Text(need.Job)
        : new Keywords()
            .Add("project", need.Project)
            .Add("pipeline", need.Pipeline)
            .Add("job", need.Job)
            .Add("ref", need.Ref)
            .Add("artifacts", need.Artifacts && !need.IsElsewhere ? null : need.Artifacts)
            .Add("optional", need.Optional ? true : null)
            .Add("parallel", need.Matrix.Count == 0 ? null : Of(need.Matrix));

    private static Keywords Of(IReadOnlyList<MatrixEntry> entries) =>
        new Keywords().Add("matrix", Keywords.ListOf(entries, entry => Keywords.MapOf(entry.Variables, variable => variable.Name, variable => Keywords.ListOf(variable.Values))));

    private static Node? ChangesOf(Rule rule) =>
        rule is { CompareTo: null, ChangesRegexp: null }
            ? rule.Changes.Count == 0 ? null : Keywords.ListOf(rule.Changes)
            : new Keywords().Add("paths", rule.Changes).Add("regexp", rule.ChangesRegexp).Add("compare_to", rule.CompareTo);

    private static Node? ExistsOf(Rule rule) =>
        rule is { ExistsProject: null, ExistsRef: null, ExistsRegexp: null }
            ? rule.Exists.Count == 0 ? null : Keywords.ListOf(rule.Exists)
            : new Keywords().Add("paths", rule.Exists).Add("regexp", rule.ExistsRegexp).Add("project", rule.ExistsProject).Add("ref", rule.ExistsRef);
}
