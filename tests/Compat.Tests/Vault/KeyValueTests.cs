using System.Net;

using Pipelines.Testing;

using VaultSharp;
using VaultSharp.Core;
using VaultSharp.V1.AuthMethods.Token;

using Xunit;

namespace Compat.Tests.Vault;

public sealed class KeyValueTests
{
    private const string Version3 =
        """
        {"request_id":"q-1","lease_id":"","renewable":false,"lease_duration":0,"wrap_info":null,"warnings":["w"],"auth":null,"mount_type":"kv",
         "data":{"data":{"registry":"r","port":5000},"metadata":{"created_time":"2024-01-01T00:00:00Z","custom_metadata":{"owner":"shop"},"deletion_time":"","destroyed":false,"version":3}}}
        """;

    [Fact]
    public async Task Version_2_reads_data_and_metadata()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(Version3));

        var secret = await Client(server).V1.Secrets.KeyValue.V2.ReadSecretAsync("storefront/uat", mountPoint: "secret");
        await Client(server).V1.Secrets.KeyValue.V2.ReadSecretAsync("/storefront/u?t", version: 2, wrapTimeToLive: "60s");

        Assert.Equal(["GET /v1/secret/data/storefront/uat", "GET /v1/kv-v2/data/storefront/u%3Ft?version=2"], server.Requests.Select(request => request.ToString()));
        Assert.Equal([null, "60s"], server.Requests.Select(request => request.Header("X-Vault-Wrap-TTL")));
        Assert.Equal(("q-1", "kv", "w"), (secret.RequestId, secret.MountType, secret.Warnings.Single()));
        Assert.Equal(["r", "5000"], secret.Data.Data.Values.Select(value => value.ToString()));
        Assert.Equal((3, "", false, "shop"), (
            secret.Data.Metadata.Version, secret.Data.Metadata.DeletionTime, secret.Data.Metadata.Destroyed, secret.Data.Metadata.CustomMetadata["owner"]));
    }

    [Fact]
    public async Task Version_2_reads_into_a_class_of_the_caller()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Version3));

        var secret = await Client(server).V1.Secrets.KeyValue.V2.ReadSecretAsync<Dictionary<string, System.Text.Json.JsonElement>>("a", mountPoint: "secret");

        Assert.Equal(5000, secret.Data.Data["port"].GetInt32());
    }

    [Fact]
    public async Task Version_2_of_a_deleted_version_is_a_404_that_keeps_its_body()
    {
        const string Body = """{"data":{"data":null,"metadata":{"deletion_time":"2024-02-01T00:00:00Z","destroyed":false,"version":2}},"warnings":null}""";
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json(Body, 404));

        var deleted = await Assert.ThrowsAsync<VaultApiException>(() => Client(server).V1.Secrets.KeyValue.V2.ReadSecretAsync("a", mountPoint: "secret"));

        Assert.Equal((404, HttpStatusCode.NotFound, Body, null), (deleted.StatusCode, deleted.HttpStatusCode, deleted.Message, deleted.ApiErrors));
    }

    [Theory]
    [InlineData(404, """{"errors":[]}""", new string[0], null)]
    [InlineData(403, """{"errors":["1 error occurred:\n\t* permission denied\n\n"]}""", new[] { "1 error occurred:\n\t* permission denied\n\n" }, null)]
    [InlineData(404, """{"errors":[],"warnings":["Invalid path for a versioned K/V secrets engine."]}""", new string[0], new[] { "Invalid path for a versioned K/V secrets engine." })]
    [InlineData(502, "<html>bad gateway</html>", null, null)]
    [InlineData(500, "[1]", null, null)]
    public async Task Errors_keep_status_texts_and_body(int status, string body, string[]? errors, string[]? warnings)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text(body, status));

        var refused = await Assert.ThrowsAsync<VaultApiException>(() => Client(server).V1.Secrets.KeyValue.V1.ReadSecretAsync("a"));

        Assert.Equal((status, body), (refused.StatusCode, refused.Message));
        Assert.Equal(errors, refused.ApiErrors);
        Assert.Equal(warnings, refused.ApiWarnings);
    }

    [Fact]
    public async Task Version_2_writes_deletes_and_lists()
    {
        using var server = ScriptedServer.Answering(request => request.Method switch
        {
            "LIST" => ScriptedAnswer.Json("""{"data":{"keys":["uat","old/"]}}"""),
            "POST" when request.Path.Contains("/data/", StringComparison.Ordinal) => ScriptedAnswer.Json("""{"data":{"version":4}}"""),
            _ => ScriptedAnswer.Empty(204),
        });
        var engine = Client(server).V1.Secrets.KeyValue.V2;

        var written = await engine.WriteSecretAsync("a/b", new Dictionary<string, object> { ["x"] = "y" }, checkAndSet: 3, mountPoint: "secret");
        await engine.WriteSecretAsync("a/b", new Dictionary<string, object> { ["x"] = 1 }, mountPoint: "secret");
        var listed = await engine.ReadSecretPathsAsync("a", mountPoint: "secret");
        await engine.DeleteSecretAsync("a/b", "secret");
        await engine.DeleteSecretVersionsAsync("a/b", [1, 2], "secret");
        await engine.UndeleteSecretVersionsAsync("a/b", [1], "secret");
        await engine.DestroySecretVersionsAsync("a/b", [2], "secret");
        await engine.DeleteMetadataAsync("a/b", "secret");

        Assert.Equal(4, written.Data.Version);
        Assert.Equal(["uat", "old/"], listed.Data.Keys);
        Assert.Equal(
            [
                """POST /v1/secret/data/a/b {"data":{"x":"y"},"options":{"cas":3}}""",
                """POST /v1/secret/data/a/b {"data":{"x":1}}""",
                "LIST /v1/secret/metadata/a ",
                "DELETE /v1/secret/data/a/b ",
                """POST /v1/secret/delete/a/b {"versions":[1,2]}""",
                """POST /v1/secret/undelete/a/b {"versions":[1]}""",
                """PUT /v1/secret/destroy/a/b {"versions":[2]}""",
                "DELETE /v1/secret/metadata/a/b ",
            ],
            server.Requests.Select(request => $"{request} {request.Text}"));
    }

    [Fact]
    public async Task Version_1_reads_writes_deletes_and_lists()
    {
        using var server = ScriptedServer.Answering(request => request.Method switch
        {
            "GET" => ScriptedAnswer.Json("""{"lease_duration":2764800,"data":{"registry":"r"}}"""),
            "LIST" => ScriptedAnswer.Json("""{"data":{"keys":["uat"]}}"""),
            _ => ScriptedAnswer.Empty(204),
        });
        var engine = Client(server).V1.Secrets.KeyValue.V1;

        var read = await engine.ReadSecretAsync("a", "old");
        var listed = await engine.ReadSecretPathsAsync("a");
        await engine.WriteSecretAsync("a", new Dictionary<string, object> { ["x"] = "y" });
        await engine.DeleteSecretAsync("a");

        Assert.Equal((2764800, "r"), (read.LeaseDurationSeconds, read.Data["registry"].ToString()));
        Assert.Equal(["uat"], listed.Data.Keys);
        Assert.Equal(["GET /v1/old/a ", "LIST /v1/kv/a ", """POST /v1/kv/a {"x":"y"}""", "DELETE /v1/kv/a "], server.Requests.Select(request => $"{request} {request.Text}"));
    }

    private static VaultClient Client(ScriptedServer server) => new(new VaultClientSettings(server.Address.ToString(), new TokenAuthMethodInfo("hvs.t")));
}
