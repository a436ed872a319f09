using System.Net;
using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>
/// Where a registry answers: <c>host[:port][/prefix]</c>, without a scheme. An address of Amazon ECR,
/// <c>&lt;account&gt;.dkr.ecr.&lt;region&gt;.amazonaws.com</c>, names its account and region; a loopback address may carry
/// such a host name as its prefix, as the sandbox does (<c>127.0.0.1:4510/111111111111.dkr.ecr.eu-west-1.amazonaws.com</c>).
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html</remarks>
public sealed partial record RegistryAddress
{
    private RegistryAddress(string text)
    {
        Text = text;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        Authority = slash < 0 ? text : text[..slash];
        Prefix = slash < 0 ? "" : text[(slash + 1)..];
        var ecr = EcrHost().Match(IsLoopback && Prefix.Length > 0 ? Prefix : Authority);
        if (ecr.Success)
        {
            Account = AccountId.Parse(ecr.Groups["account"].Value);
            Region = AwsRegion.Parse(ecr.Groups["region"].Value);
        }
    }

    /// <summary>The text, as written.</summary>
    public string Text { get; }

    /// <summary><c>host[:port]</c>.</summary>
    public string Authority { get; }

    /// <summary>What stands before each repository's name, without slashes at its ends; empty for most registries.</summary>
    public string Prefix { get; }

    /// <summary>The account that an ECR address names; null for other registries.</summary>
    public AccountId? Account { get; }

    /// <summary>The region that an ECR address names; null for other registries.</summary>
    public AwsRegion? Region { get; }

    /// <summary>True for 127.0.0.0/8, ::1 and localhost: spoken to over http, as container engines do; every other over https.</summary>
    public bool IsLoopback
    {
        get
        {
            var host = new Uri("http://" + Authority).Host.Trim('[', ']');
            return host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        }
    }

    /// <summary>The root of the registry's API, <c>https://host/</c> or <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Endpoint => new($"{(IsLoopback ? "http" : "https")}://{Authority}/");

    /// <summary>Reads <c>host[:port][/prefix]</c>.</summary>
    /// <exception cref="DefinitionException">The text is not of this form; a scheme is named as the usual mistake.</exception>
    public static RegistryAddress Parse(string text)
    {
        if (text is not null && text.Contains("://", StringComparison.Ordinal))
        {
            throw new DefinitionException($"registry '{text}'", "an address without a scheme was expected", $"Write '{text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/')}'.");
        }

        return new(DomainWord.Check(text, "registry", IsAddress, "'host[:port][/prefix]'", "111111111111.dkr.ecr.eu-west-1.amazonaws.com"));
    }

    /// <summary>Reads the text form, so that a definition may say it as a literal.</summary>
    public static implicit operator RegistryAddress(string text) => Parse(text);

    /// <summary>The name by which the registry's API knows a repository: prefix and name.</summary>
    public RepositoryName PathOf(RepositoryName repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Prefix.Length == 0 ? repository : RepositoryName.Parse($"{Prefix}/{repository}");
    }

    /// <summary>The text, as written.</summary>
    public override string ToString() => Text;

    // The pattern lets through what no host or port can be: two dots in a row, port 99999.
    private static bool IsAddress(string text) => Pattern().IsMatch(text) && Uri.TryCreate($"http://{text}", UriKind.Absolute, out _);

    [GeneratedRegex(@"^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?<account>[0-9]{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)\z")]
    private static partial Regex EcrHost();
}
