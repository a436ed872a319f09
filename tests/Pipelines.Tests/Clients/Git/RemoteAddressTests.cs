using Pipelines.Clients.Git;
using Xunit;

namespace Pipelines.Tests.Clients.Git;

public sealed class RemoteAddressTests
{
    [Theory]
    [InlineData("https://gitlab.example/shop/storefront.git", "https://gitlab.example/shop/storefront")]
    [InlineData("https://gitlab.example/shop/storefront/", "https://gitlab.example/shop/storefront")]
    [InlineData("https://user:p%40ss@gitlab.example/shop/storefront.git", "https://gitlab.example/shop/storefront")]
    [InlineData("http://gitlab.example:8080/a/b/c.git", "http://gitlab.example:8080/a/b/c")]
    [InlineData("git@gitlab.example:shop/storefront.git", "https://gitlab.example/shop/storefront")]
    [InlineData("gitlab.example:shop/storefront", "https://gitlab.example/shop/storefront")]
    [InlineData("ssh://git@gitlab.example:2222/shop/storefront.git", "https://gitlab.example/shop/storefront")]
    [InlineData("git://gitlab.example/shop/storefront.git", "https://gitlab.example/shop/storefront")]
    [InlineData("/srv/git/storefront.git", null)]
    [InlineData("../storefront", null)]
    [InlineData("file:///srv/git/storefront.git", null)]
    [InlineData(@"C:\src\storefront", null)]
    [InlineData("", null)]
    public void Gives_the_page_of_a_remote(string remote, string? page) => Assert.Equal(page, RemoteAddress.ForBrowsers(remote));
}
