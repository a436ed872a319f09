using Pipelines.Model;
using Pipelines.Simulation;
using Xunit;

namespace Pipelines.Tests.Simulation;

public class ConditionTruthTests
{
    private static readonly Dictionary<string, string> Variables = new() { ["A"] = "text", ["SAME"] = "text", ["EMPTY"] = "", ["FALSE"] = "false", ["PATTERN"] = "/^TE/i", ["LONGER"] = "some text", ["BROKEN"] = "/(/" };

    // https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions
    [Theory]
    [InlineData("$A", true)]
    [InlineData("$FALSE", true)]
    [InlineData("$EMPTY", false)]
    [InlineData("$NONE", false)]
    [InlineData("$NONE == null", true)]
    [InlineData("$EMPTY == null", false)]
    [InlineData("$EMPTY != null", true)]
    [InlineData("$EMPTY == \"\"", true)]
    [InlineData("$NONE == \"\"", false)]
    [InlineData("$NONE != \"\"", true)]
    [InlineData("$A == \"text\"", true)]
    [InlineData("$A == \"Text\"", false)]
    [InlineData("$A == $SAME", true)]
    [InlineData("$A == $NONE", false)]
    [InlineData("$NONE == $NOTHING", true)]
    [InlineData("$EMPTY == $NONE", false)]
    [InlineData("$A =~ /ex/", true)]
    [InlineData("$A =~ /^ex/", false)]
    [InlineData("$A =~ /TEXT/", false)]
    [InlineData("$A =~ /TEXT/i", true)]
    [InlineData("$NONE =~ /.*/", false)]
    [InlineData("$NONE !~ /.*/", true)]
    [InlineData("$EMPTY =~ /^$/", true)]
    [InlineData("$A =~ $PATTERN", true)]
    [InlineData("$A !~ $PATTERN", false)]
    [InlineData("$FALSE =~ $PATTERN", false)]
    [InlineData("$A =~ $LONGER", true)] // No pattern: the left side is looked for in the right one.
    [InlineData("$LONGER =~ $A", false)]
    [InlineData("$A =~ $BROKEN", false)]
    [InlineData("$A =~ $NONE", false)]
    [InlineData("$A !~ $NONE", true)]
    [InlineData("$A || $NONE && $NONE", true)]
    [InlineData("($A || $NONE) && $NONE", false)]
    [InlineData("$NONE && $NONE || $A", true)]
    public void Holds_as_in_GitLab(string condition, bool holds) =>
        Assert.Equal(holds, ConditionTruth.Holds(Condition.Parse(condition), Variables.GetValueOrDefault));

    [Theory]
    [InlineData("$NONE", "NONE")]
    [InlineData("$A && $NONE", "NONE")]
    [InlineData("$NONE && $A", "NONE")]
    [InlineData("$NONE || $EMPTY", "NONE EMPTY")]
    [InlineData("$NONE || $NONE == \"x\"", "NONE")]
    [InlineData("$A == $EMPTY", "A EMPTY")]
    [InlineData("$A && ($NONE || $FALSE == \"true\")", "NONE FALSE")]
    public void Blames_what_keeps_it_from_holding(string condition, string blamed) =>
        Assert.Equal(blamed, string.Join(' ', ConditionTruth.Blame(Condition.Parse(condition), Variables.GetValueOrDefault)));
}
