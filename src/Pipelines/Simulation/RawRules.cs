using System.Text.RegularExpressions;
using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>Raw YAML is not read here, so it must not decide which jobs exist.</summary>
internal static partial class RawRules
{
    /// <summary>Does nothing unless some raw YAML says <c>only</c> or <c>except</c>.</summary>
    /// <exception cref="Values.DefinitionException">All jobs where it does.</exception>
    public static void Refuse(Pipeline pipeline)
    {
        var mistakes = pipeline.Jobs
            .Where(job => job.Raw is not null)
            .Select(job => (job, Match: Keyword().Match(job.Raw!)))
            .Where(pair => pair.Match.Success)
            .Select(pair => SimulationText.RawRules(pair.job, pair.Match.Groups["keyword"].Value))
            .ToList();
        if (mistakes.Count > 0)
        {
            throw new Values.DefinitionException(mistakes);
        }
    }

    [GeneratedRegex(@"^['""]?(?<keyword>only|except)['""]?\s*:", RegexOptions.Multiline)]
    private static partial Regex Keyword();
}
