using Xunit;

namespace Architecture;

public class RoomsTests
{
    private static readonly IReadOnlyList<Use> Uses = Rooms.Of(typeof(RoomsTests).Assembly);

    [Theory]
    [InlineData("InBody")]
    [InlineData("InLambda")]
    [InlineData("InAsync")]
    [InlineData("InIterator")]
    [InlineData("InGenericArgument")]
    [InlineData("InTypeOf")]
    [InlineData("InCast")]
    [InlineData("InNested")]
    [InlineData("InSignature")]
    [InlineData("InAttribute")]
    public void Sees_a_use_wherever_it_stands(string user) =>
        Assert.Contains(Uses, use => use.From.Contains(user) && use.FromRoom("Architecture.Fixture") == "Using" && use.ToRoom("Architecture.Fixture") == "Used");

    [Fact]
    public void Sees_no_use_where_there_is_none() =>
        Assert.DoesNotContain(Uses, use => use.From.Contains("Innocent") && use.ToRoom("Architecture.Fixture") == "Used");

    [Fact]
    public void Sees_uses_of_other_assemblies() =>
        Assert.Contains(Uses, use => use.From.Contains("InGenericArgument") && use.ToNamespace == "System.Collections.Generic");
}
