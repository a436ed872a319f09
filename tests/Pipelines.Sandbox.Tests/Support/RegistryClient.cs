using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>The registry of one account, spoken to request by request.</summary>
public sealed class RegistryClient : IDisposable
{
    private readonly HttpClient http;

    private RegistryClient(HttpClient http, string password, string name)
    {
        this.http = http;
        Password = password;
        Name = name;
    }

    public string Password { get; }

    /// <summary>The name by which the API knows the repository.</summary>
    public string Name { get; }

    public static async Task<RegistryClient> OpenAsync(Started started, string repository = "storefront", string account = "111111111111")
    {
        using var ecr = new AwsJsonClient(started.Sandbox.Endpoint, "ecr", account);
        var token = (await ecr.CallAsync("GetAuthorizationToken"))["authorizationData"]![0]!;
        var basic = (string)token["authorizationToken"]!;
        var http = new HttpClient { BaseAddress = new Uri((string)token["proxyEndpoint"]!) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);
        var password = Encoding.UTF8.GetString(Convert.FromBase64String(basic))["AWS:".Length..];
        return new(http, password, $"{account}.dkr.ecr.eu-west-1.amazonaws.com/{repository}");
    }

    /// <param name="method">The HTTP method.</param>
    /// <param name="path">A path below the repository, or an absolute one.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Headers of the content or the request.</param>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith('/') ? path : $"/v2/{Name}/{path}");
        request.Content = body is null ? null : new ByteArrayContent(body);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<(int Status, string Code)> RefusedAsync(string method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, path, body, headers);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, (string?)JsonNode.Parse(text)?["errors"]?[0]?["code"] ?? text);
    }

    public async Task PushBlobAsync(byte[] blob)
    {
        using var response = await SendAsync("POST", $"blobs/uploads/?digest={TestImage.DigestOf(blob)}", blob);
        Assert.Equal(201, (int)response.StatusCode);
    }

    public async Task PushAsync(TestImage image, string reference)
    {
        await PushBlobAsync(image.Config);
        await PushBlobAsync(image.Layer);
        using var response = await PutManifestAsync(reference, image.Manifest);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> PutManifestAsync(string reference, byte[] manifest, string mediaType = "application/vnd.oci.image.manifest.v1+json") =>
        SendAsync("PUT", $"manifests/{reference}", manifest, ("Content-Type", mediaType));

    public void Dispose() => http.Dispose();
}
