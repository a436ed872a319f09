using Infra.Hcl;
using Infra.Terraform;
using Pipelines.Testing;
using Xunit;

namespace Infra;

/// <summary>The reader of Terraform files.</summary>
public class HclTests
{
    private static readonly Scope Words = new(word => word == "var" ? new Named(Values.Map([new("name", "shop"), new("ports", new List<object?> { 80.0, 443.0 })])) : null);

    [Theory]
    [InlineData("1 + 2 - 4", -1.0)]
    [InlineData("\"${var.name}-$${x}-\\n\"", "shop-${x}-\n")]
    [InlineData("var.ports[1] == 443 && !false ? \"yes\" : \"no\"", "yes")]
    [InlineData("join(\",\", [for port in var.ports : \"${port}\" if port != 80])", "443")]
    [InlineData("{ for index, port in var.ports : \"p${index}\" => port }.p1", 443.0)]
    [InlineData("merge([{ a = 1 }, { a = 2, b = 3 }]...).a", 2.0)]
    [InlineData("length(concat(var.ports, [1 /* one */, # more\n2]))", 4.0)]
    [InlineData("{\n  a = 1 // first\n  \"b\" : -2\n}.b", -2.0)]
    [InlineData("try(var.ports[7], \"none\")", "none")]
    [InlineData("can(regex(\"^s\", var.name)) || var.nothing", true)]
    [InlineData("cidrsubnet(\"10.0.0.0/16\", 4, 9)", "10.0.144.0/20")]
    public void Evaluates_expressions(string expression, object value) =>
        Assert.Equal(value, Evaluator.Of(BodyParser.Parse("a.tf", $"x = {expression}\n").Attributes["x"], Words));

    [Theory]
    [InlineData("x = \"a", "a.tf:1: the string does not end")]
    [InlineData("x = [1, 2", "a.tf:1: ']' was expected, not 'the end'")]
    [InlineData("a {\n  x = 1\n", "a.tf:3: '}' was expected, not 'the end'")]
    [InlineData("}", "a.tf:1: '}' has no beginning")]
    [InlineData("x = 1 y = 2", "a.tf:1: a new line was expected, not 'y'")]
    [InlineData("x = 1\nx = 2\n", "a.tf:2: 'x' is set twice")]
    [InlineData("x = \"%{ if a }b%{ endif }\"", "a.tf:1: directives of templates are not understood")]
    [InlineData("x = <<E\nE\n", "a.tf:1: heredocs are not understood")]
    [InlineData("x = a.b[*].c", "a.tf:1: splats are not understood; say [for …]")]
    [InlineData("/* x", "a.tf:1: the comment does not end")]
    public void Refuses_what_it_does_not_understand(string text, string message) =>
        Assert.Equal(message, Assert.Throws<HclException>(() => BodyParser.Parse("a.tf", text)).Message);

    [Theory]
    [InlineData("abspath(\".\")", "line 1: the function 'abspath' is not understood here")]
    [InlineData("var.nothing", "line 1: there is no 'nothing' among name, ports")]
    [InlineData("local.x", "line 1: 'local' is not known")]
    public void Refuses_what_it_cannot_evaluate(string expression, string message) =>
        Assert.Equal(message, Assert.Throws<HclException>(() => Evaluator.Of(BodyParser.Parse("a.tf", $"x = {expression}\n").Attributes["x"], Words)).Message);

    [Fact]
    public void Reads_every_file_of_infra()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".tf", StringComparison.Ordinal) || file.EndsWith(".hcl", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 20);
        Assert.All(files.Where(file => !file.Contains("/.terraform", StringComparison.Ordinal)), file => BodyParser.Parse(file, File.ReadAllText(file)));
    }
}
