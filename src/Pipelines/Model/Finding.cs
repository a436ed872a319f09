using System.Globalization;
using System.Text;
using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Nothing is wrong; somebody may want to know it.</summary>
    Info,

    /// <summary>GitLab would take it, but it hurts somebody.</summary>
    Warning,

    /// <summary>GitLab would refuse it, or do something else than what is meant; the file is not written.</summary>
    Error,
}

/// <summary>One kind of finding; all of them stand in <see cref="Limits.FindingRules"/>.</summary>
/// <param name="Id"><c>PIPE</c> and four digits; never used for another kind.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="What">What is wrong and why, with <c>{0}</c>, <c>{1}</c> … for what <see cref="At"/> is given.</param>
/// <param name="Mend">How to mend it: an imperative sentence.</param>
/// <param name="Page">The page of GitLab's documentation, below https://docs.gitlab.com/.</param>
public sealed record FindingRule(string Id, Severity Severity, string What, string Mend, string Page)
{
    private CompositeFormat Format { get; } = CompositeFormat.Parse(What);

    /// <summary>The finding at one symbol.</summary>
    public Finding At(string symbol, params ReadOnlySpan<object?> details) =>
        new(this, symbol, string.Format(CultureInfo.InvariantCulture, Format, details));
}

/// <summary>Something in a pipeline that GitLab would refuse or that is not safe.</summary>
/// <param name="Rule">Its kind.</param>
/// <param name="Symbol">The C# symbol that is to be changed, such as <c>Build.Deploy</c>.</param>
/// <param name="Reason">What is wrong and why.</param>
public sealed record Finding(FindingRule Rule, string Symbol, string Reason)
{
    /// <summary>The same as an author's mistake.</summary>
    public DefinitionMistake Mistake => new($"{Symbol} [{Rule.Id}]", Reason, $"{Rule.Mend} https://docs.gitlab.com/{Rule.Page}");

    /// <summary><c>error PIPE0101 Build.Lint: reason. Mend. Page</c>, in one line.</summary>
    public override string ToString() =>
        $"{Rule.Severity.ToString().ToLowerInvariant()} {Rule.Id} {Symbol}: {Reason}. {Rule.Mend} https://docs.gitlab.com/{Rule.Page}";
}
