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
    public void Has_a_case_for_every_kind_of_finding()
    {
        // These are seen by the generator, not in the model: PipelineGeneratorTests and SuppressionTests have them.
        var elsewhere = new[]
        {
            FindingRules.FileSize, FindingRules.EngineWithCredentials, FindingRules.NoRollback, FindingRules.RollbackElsewhere, FindingRules.NoReviewStop,
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
