using Xunit;

namespace Slugs.Tests;

public class SlugTests
{
    [Theory]
    [InlineData("Hello, World", "hello-world")]
    [InlineData("  -- ", "")]
    public void Keeps_letters_and_digits(string title, string slug) => Assert.Equal(slug, Slug.Of(title));
}
