using Pipelines.Model;
using Pipelines.Testing;
using Pipelines.Values;
using Pipelines.Yaml;
using Xunit;

namespace Pipelines.Tests.Yaml;

/// <summary>The model against the reference (https://docs.gitlab.com/ci/yaml/) and against GitLab's schema, both ways.</summary>
public class LanguageTests
{
    // The reference and the schema name these; a pipeline that we generate does not say them, for the reason given.
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["image"] = "deprecated at the top; default:image",
        ["services"] = "deprecated at the top; default:services",
        ["cache"] = "deprecated at the top; default:cache",
        ["before_script"] = "deprecated at the top; default:before_script",
        ["after_script"] = "deprecated at the top; default:after_script",
        ["pages"] = "a job of this name; the keyword pages works in any job",
        ["$schema"] = "for editors; GitLab ignores it",
        ["!reference"] = "a tag of YAML for people; C# has variables",
        ["default.!reference"] = "a tag of YAML for people; C# has variables",
        ["default.timeout"] = "no effect: https://gitlab.com/gitlab-org/gitlab/-/issues/213634",
        ["job_template.only"] = "deprecated; rules",
        ["job_template.except"] = "deprecated; rules",
        ["filter.refs"] = "deprecated; rules",
        ["filter.kubernetes"] = "deprecated; rules",
        ["filter.variables"] = "deprecated; rules",
        ["filter.changes"] = "deprecated; rules",
        ["job_template.publish"] = "deprecated; pages:publish",
        ["job_template.environment.kubernetes.namespace"] = "deprecated; kubernetes:dashboard:namespace",
        ["job_template.environment.kubernetes.flux_resource_path"] = "deprecated; kubernetes:dashboard:flux_resource_path",
        ["artifacts.reports.license_management"] = "removed from GitLab 15; license_scanning",
        ["step.step"] = "the older name of func",
    };

    // The reference has these and the schema does not: https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/assets/javascripts/editor/schema/ci.json.
    private static readonly string[] Newer =
    [
        "/job/artifacts/public", "/job/dast_configuration", "/job/inherit/default", "/job/secrets/AKEYLESS", "/mirror/needs", "/spec/component", "/spec/include",
    ];

    private static readonly string[] ReferenceOfJobs =
    [
        "after_script", "allow_failure", "artifacts", "before_script", "cache", "coverage", "dast_configuration", "dependencies", "environment", "extends", "hooks", "id_tokens", "identity",
        "image", "inherit", "inputs", "interruptible", "manual_confirmation", "needs", "pages", "parallel", "release", "resource_group", "retry", "rules", "run", "script", "secrets",
        "services", "stage", "start_in", "tags", "timeout", "trigger", "variables", "when",
    ];

    // Not a keyword that chooses, or one whose words the schema does not list.
    private static readonly Type[] NoChoices = [typeof(Severity), typeof(PatternFlags), typeof(DeploymentTier), typeof(CachePolicy), typeof(ComponentContext), typeof(DefaultKeyword)];

    public static TheoryData<string> Files => [.. Language.Files.Keys];

    public static TheoryData<string> Approved => [.. Snapshot.Names.Where(name => name != "newer")];

    public static TheoryData<Type> Choices => [.. typeof(Job).Assembly.GetTypes().Where(type => type is { IsEnum: true, IsPublic: true, Namespace: "Pipelines.Model" }).Except(NoChoices)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Prints_each_group_of_keywords(string name) => Snapshot.Matches(name, PipelineYaml.Print(Language.Files[name]));

    [Theory]
    [MemberData(nameof(Approved))]
    public void Is_valid_by_gitlabs_schema(string name) => Assert.Empty(Check(File.ReadAllText(Snapshot.PathOf(name))).SelectMany(check => check.Errors));

    [Fact]
    public void Breaks_the_schema_only_where_the_reference_is_newer()
    {
        var errors = Check(PipelineYaml.Print(Language.Files["newer"])).SelectMany(check => check.Errors).ToList();

        Assert.All(Newer, place => Assert.Contains(errors, error => error.Contains(place, StringComparison.Ordinal)));
        Assert.All(errors, error => Assert.Contains(Newer, place => error.StartsWith(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void Has_every_keyword_of_the_schema_but_for_those_left_out_with_a_reason()
    {
        var printed = Snapshot.Names.SelectMany(name => Check(File.ReadAllText(Snapshot.PathOf(name)))).SelectMany(check => check.Keywords).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(LeftOut.Keys.Order(StringComparer.Ordinal), GitLabSchema.Keywords.Except(printed).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_every_job_keyword_of_the_reference()
    {
        var printed = Snapshot.Names.SelectMany(name => YamlJson.Read(File.ReadAllText(Snapshot.PathOf(name))))
            .SelectMany(document => document!.AsObject().Where(entry => entry.Value is System.Text.Json.Nodes.JsonObject && entry.Key is not ("default" or "workflow" or "spec" or "variables")))
            .SelectMany(job => job.Value!.AsObject().Select(entry => entry.Key));

        Assert.Equal(ReferenceOfJobs, printed.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Has_the_words_that_the_schema_chooses_among(Type choice)
    {
        var words = Enum.GetValues(choice).Cast<object>().Select(value => Words.Of((dynamic)value)).Cast<string>().ToHashSet(StringComparer.Ordinal);

        Assert.Contains(GitLabSchema.Choices, words.SetEquals);
    }

    [Theory]
    [InlineData("job: {script: make, retry: 3}")]
    [InlineData("job: {script: make, jobb: 1}")]
    [InlineData("job: {script: []}")]
    [InlineData("job: {script: make, artifacts: {access: everyone}}")]
    [InlineData("job: {script: make, image: {entrypoint: [x]}}")]
    [InlineData("job: {script: make, when: delayed}")]
    public void Is_told_from_what_gitlabs_schema_refuses(string yaml) => Assert.NotEmpty(Check(yaml).SelectMany(check => check.Errors));

    [Fact]
    public void Is_told_in_the_docs_keyword_by_keyword_and_type_by_type()
    {
        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "language.md"));
        var types = typeof(Job).Assembly.GetTypes().Where(type => type is { IsPublic: true, Namespace: "Pipelines.Model" } && !IsOfConditionsOrFindings(type)).Select(type => type.Name);

        Assert.All(ReferenceOfJobs, keyword => Assert.Contains($"`{keyword}`", docs, StringComparison.Ordinal));
        Assert.All(types, type => Assert.Contains(type, docs, StringComparison.Ordinal));
        Assert.Contains(Assert.Throws<DefinitionException>(() => Condition.Parse("$A =~ \"x\"")).Message, docs, StringComparison.Ordinal);
    }

    private static bool IsOfConditionsOrFindings(Type type) =>
        typeof(Condition).IsAssignableFrom(type) || type == typeof(Operand) || type == typeof(ModelCheck) || type == typeof(Severity) || type.Name.StartsWith("Finding", StringComparison.Ordinal) || type == typeof(AcceptedFinding);

    private static IEnumerable<SchemaCheck> Check(string yaml) => YamlJson.Read(yaml).Select(document => SchemaCheck.Of(GitLabSchema.Root, document));
}
