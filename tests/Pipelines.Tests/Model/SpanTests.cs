using Pipelines.Model;
using Xunit;

namespace Pipelines.Tests.Model;

public class SpanTests
{
    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(90, "1 minute 30 seconds")]
    [InlineData(3_600, "1 hour")]
    [InlineData(604_800, "1 week")]
    [InlineData(1_209_600 + 86_400, "2 weeks 1 day")]
    public void Writes_a_length_in_gitlabs_words(int seconds, string text) =>
        Assert.Equal(text, ((Span)TimeSpan.FromSeconds(seconds)).ToString());

    [Fact]
    public void Writes_never() => Assert.Equal("never", Span.Never.ToString());

    [Fact]
    public void Refuses_less_than_a_second() => Assert.Throws<ArgumentOutOfRangeException>(() => (Span)TimeSpan.FromMilliseconds(999));
}
