using Pipelines.Model;
using Pipelines.Model.Limits;
using Xunit;

namespace Pipelines.Tests.Model;

public class ModelCheckTests
{
    [Fact]
    public void Finds_nothing_in_a_sound_pipeline() => Assert.Empty(ModelCheck.Findings(FindingCases.Sound));

    [Theory]
    [MemberData(nameof(FindingCases.All), MemberType = typeof(FindingCases))]
    public void Says_what_is_wrong_and_how_to_mend_it(FindingCase wrong) =>
        Assert.Equal(wrong.Texts, ModelCheck.Findings(wrong.Pipeline).Select(finding => finding.ToString()));

    [Fact]
    public void Tells_whether_two_jobs_are_there_together_however_many_paths_the_others_ask_for()
    {
        var jobs = Enumerable.Range(0, 40).Select(i => new Job($"test:{i}") { Symbol = "Build.Test", Script = ["make"], Interruptible = true, Rules = [new() { If = Variables.CommitBranch.IsSet, Changes = [$"{i}/*"] }] }).ToList();
        jobs.Add(jobs[0] with { Name = "again", Needs = [new(jobs[0].Name)] });
        jobs.Add(jobs[1] with { Name = "missing", Needs = [new(jobs[0].Name)] });

        var findings = ModelCheck.Findings(FindingCases.Sound with { Jobs = [.. FindingCases.Sound.Jobs, .. jobs] });

        Assert.Equal(["'missing'"], findings.Where(finding => finding.Rule == FindingRules.AbsentNeed).Select(finding => finding.ToString().Split(' ').First(word => word == "'missing'")));
        Assert.DoesNotContain(findings, finding => finding.Rule == FindingRules.TooManyConditions);
    }

    [Theory]
    [InlineData(null, "branch 'staging'")]
    [InlineData("", "branch 'staging', MODE = x")]
    [InlineData("x", "branch 'staging'")]
    [InlineData("$OTHER", "branch 'staging', MODE = x")]
    public void Knows_that_what_the_pipeline_defines_is_never_undefined(string? value, string missingIn)
    {
        var mode = new Variable("MODE");
        var needed = new Job("needed") { Symbol = "Build.Needed", Script = ["make"], Interruptible = true, Rules = [mode.IsDefined & mode != "x"] };
        var needing = needed with { Name = "needing", Symbol = "Build.Needing", Needs = [new("needed")], Rules = [] };

        var findings = ModelCheck.Findings(FindingCases.Sound with
        {
            Variables = value is null ? [] : [new("MODE", value)],
            Jobs = [.. FindingCases.Sound.Jobs, needed, needing],
        });

        Assert.Equal(
            $"job 'needing' needs 'needed', which is missing in pipelines such as: {missingIn}; GitLab then makes no pipeline at all",
            Assert.Single(findings, finding => finding.Rule == FindingRules.AbsentNeed).Reason);
    }

    [Fact]
    public void Takes_a_pattern_that_lists_words_for_these_words()
    {
        var mode = new Variable("MODE");
        var needed = new Job("needed") { Symbol = "Build.Needed", Script = ["make"], Interruptible = true, Rules = [mode == "on", mode == "off"] };
        var needing = needed with { Name = "needing", Symbol = "Build.Needing", Needs = [new("needed")], Rules = [mode.Matches("^(on|off)$")] };
        IEnumerable<Finding> Absent(Job job) => ModelCheck.Findings(FindingCases.Sound with { Jobs = [.. FindingCases.Sound.Jobs, needed, job] }).Where(finding => finding.Rule == FindingRules.AbsentNeed);

        Assert.Empty(Absent(needing));
        Assert.Contains("MODE = auto", Assert.Single(Absent(needing with { Rules = [mode.Matches("^(on|off|auto)$")] })).Reason, StringComparison.Ordinal);
        Assert.Contains("MODE set", Assert.Single(Absent(needing with { Rules = [mode.Matches("^o(n|ff)")] })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_case_for_every_kind_of_finding()
    {
        // These are seen by the generator, not in the model: PipelineGeneratorTests and SuppressionTests have them.
        var elsewhere = new[]
        {
            FindingRules.FileSize, FindingRules.EngineWithCredentials, FindingRules.SecretOfBuildInVault, FindingRules.NoRollback, FindingRules.RollbackElsewhere, FindingRules.NoReviewStop,
            FindingRules.UnknownSuppression, FindingRules.NoReasonToSuppress, FindingRules.UnusedSuppression,
        };

        Assert.Equal(
            FindingRules.All.Except(elsewhere).Select(rule => rule.Id),
            FindingCases.Cases.SelectMany(wrong => ModelCheck.Findings(wrong.Pipeline)).Select(finding => finding.Rule.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gives_every_kind_an_id_of_its_own()
    {
        Assert.Equal(FindingRules.All.Count, FindingRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(FindingRules.All, rule => Assert.Matches("^PIPE[0-9]{4}$", rule.Id));
    }

    [Fact]
    public void Finds_everything_at_once()
    {
        var broken = FindingCases.Sound with { Jobs = [.. FindingCases.Sound.Jobs, new Job("default") { Symbol = "Build.Default", Stage = "nowhere", Retry = new(9) }] };

        Assert.Equal(["PIPE0101", "PIPE0111", "PIPE0401", "PIPE0408", "PIPE0403"], ModelCheck.Findings(broken).Select(finding => finding.Rule.Id));
    }
}
