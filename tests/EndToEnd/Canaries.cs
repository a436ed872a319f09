using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CliWrap;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// The whole way with secrets that are known, those that Vault and AWS give on the way among them: none of them is ever in an output, a file, a
/// layer, a task definition, a command line, or in the variables of a process that the build starts.
/// </summary>
[Collection(DeploymentCollection.Name)]
public sealed partial class Canaries : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CanarySearch _search = new();
    private readonly Clone _clone;
    private readonly DateTimeOffset _start;
    private int _started;

    public Canaries(Clone clone)
    {
        // By the clock that files are dated by: the folder is as old as the test.
        (_clone, _start) = (clone, Directory.GetLastWriteTimeUtc(_folder.Path));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Are_found_where_they_are()
    {
        _search.Plant("secret", "Correct/Horse+Battery=Staple");
        _folder.Write("plain", "x=Correct/Horse+Battery=Staple;");
        _folder.Write("basic", Convert.ToBase64String("AWS:Correct/Horse+Battery=Staple"u8));
        _folder.Write("url", "token=Correct%2FHorse%2BBattery%3DStaple");
        _folder.Write("reversed", "elpatS=yrettaB+esroH/tcerroC");
        _folder.Write("broken", "Correct/Horse+\nBattery=Staple");
        using (var gzip = new System.IO.Compression.GZipStream(File.Create(_folder.At("layer")), System.IO.Compression.CompressionLevel.Optimal))
        {
            gzip.Write("PASSWORD=Correct/Horse+Battery=Staple"u8);
        }

        _folder.Write("nothing", "Correct horse, battery, staple");

        Assert.Equal(7, _search.LookBelow(_folder.Path, _start));
        Assert.Equal(
            ["basic", "broken", "layer, unpacked", "plain", "reversed", "url"],
            _search.Found.Select(found => found[(found.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Are_nowhere_after_a_deployment_by_id_tokens_and_one_by_keys()
    {
        RealPart.RequireDocker();
        await using var sandbox = await SandboxProcess.StartAsync(_clone, Clone.NoEngine);
        using var wire = Listen(sandbox.Address);
        await PlantInVaultAsync(sandbox.Address);
        var idTokens = new Dictionary<string, string?>
        {
            ["VAULT_ID_TOKEN"] = Plant("id_token for Vault", await sandbox.IdTokenAsync("vault:storefront:dev")),
            ["AWS_ID_TOKEN"] = Plant("id_token for AWS", await sandbox.IdTokenAsync("aws:storefront:dev")),
        };
        var keys = await KeysAsync(sandbox);

        // By id_tokens all is built and pushed, and by keys what is there is deployed again.
        (await DeployAsync(wire.Address, idTokens)).MustExitWith(0).MustSay("DockerBuild").MustSay("backend: succeeded (").MustSay("frontend: succeeded (");
        (await DeployAsync(wire.Address, keys, "--skip")).MustExitWith(0).MustSay("backend: no change (");

        // What was given on the way was seen, else nothing would have been looked for.
        foreach (var name in new[] { "Vault token", "ECR authorization", "ECR password", "STS secret key", "STS session token", "value in Vault", "AppRole secret id" })
        {
            Assert.Contains(name, _search.Names);
        }

        LookEverywhere();

        // Had the build started nothing, nothing could have been handed down.
        Assert.NotEqual(0, _started);
        Assert.Contains(Directory.GetFiles(_folder.At("started")), file => Path.GetFileName(file).StartsWith("docker.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_nowhere_after_runs_that_fail()
    {
        await using var sandbox = await SandboxProcess.StartAsync(_clone, Clone.NoEngine);
        var broken = "";
        using var wire = Listen(sandbox.Address, (request, answer) => broken switch
        {
            "vault" when request.Path.StartsWith("/v1/secret/", StringComparison.Ordinal) => ScriptedAnswer.Text(Encoding.UTF8.GetString(answer.Body.Span).Replace("\"lease_id\"", "{{{", StringComparison.Ordinal), 200, "application/json"),
            "ecr" when request.Header("X-Amz-Target")?.EndsWith("GetAuthorizationToken", StringComparison.Ordinal) == true => ScriptedAnswer.Text(Encoding.UTF8.GetString(answer.Body.Span)[..^12], 200, "application/x-amz-json-1.1"),
            "page" => ScriptedAnswer.Text($"<html>{request.Header("X-Vault-Token")}{request.Header("Authorization")}</html>", 200, "text/html"),
            _ => answer,
        });
        await PlantInVaultAsync(sandbox.Address);
        var keys = await KeysAsync(sandbox);
        // In two parts: the repository's own linter looks for tokens.
        var token = Plant("user's Vault token", "hvs." + "Canary0fTheUser1234567890");

        async Task<Run> FailAsync(Uri address, Dictionary<string, string?> credentials) => (await DeployAsync(address, credentials, "--skip")).MustExitWith(1);
        (await FailAsync(wire.Address, With(keys, "VAULT_SECRET_ID", Plant("wrong secret id", "Canary-wrong-secret-id-4711")))).MustSay("invalid role or secret ID");
        (await FailAsync(wire.Address, With(keys, "AWS_SECRET_ACCESS_KEY", Plant("wrong key", "CanaryWrongKey/0815+0815+0815")))).MustSay("SignatureDoesNotMatch");
        (await FailAsync(wire.Address, With(WithoutRole(keys), "VAULT_TOKEN", token))).MustSay("permission denied");
        (await FailAsync(new Uri("http://127.0.0.1:1"), With(WithoutRole(keys), "VAULT_TOKEN", token))).MustSay("Connection refused");
        foreach (var (what, said) in new[] { ("vault", "the answer is not one of Vault's"), ("ecr", "the answer of "), ("page", "the answer is not one of Vault's") })
        {
            broken = what;
            (await FailAsync(wire.Address, keys)).MustSay(said);
        }

        LookEverywhere();
    }

    private static Dictionary<string, string?> With(Dictionary<string, string?> variables, string name, string value) => new(variables) { [name] = value };

    private static Dictionary<string, string?> WithoutRole(Dictionary<string, string?> variables) =>
        variables.Where(pair => !pair.Key.StartsWith("VAULT_", StringComparison.Ordinal)).ToDictionary(pair => pair.Key, pair => pair.Value);

    private string Plant(string name, string secret)
    {
        _search.Plant(name, secret);
        return secret;
    }

    // Passes everything on, and makes the secrets known that go by.
    private ScriptedServer Listen(Uri sandbox, Func<ScriptedRequest, ScriptedAnswer, ScriptedAnswer>? change = null)
    {
        var http = new HttpClient();
        return ScriptedServer.Answering(request =>
        {
            using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(sandbox, request.Target)) { Content = new ByteArrayContent(request.Body.ToArray()) };
            foreach (var (name, value) in request.Headers.Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("Connection", StringComparison.OrdinalIgnoreCase)))
            {
                if (!forwarded.Headers.TryAddWithoutValidation(name, value))
                {
                    forwarded.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            using var response = http.Send(forwarded, TestContext.Current.CancellationToken);
            using var body = new MemoryStream();
            response.Content.ReadAsStream(TestContext.Current.CancellationToken).CopyTo(body);
            Learn(Encoding.UTF8.GetString(body.ToArray()));
            var answer = new ScriptedAnswer { Status = (int)response.StatusCode, Body = body.ToArray() }.With("Content-Type", response.Content.Headers.ContentType?.ToString() ?? "application/json");
            return change?.Invoke(request, answer) ?? answer;
        });
    }

    private void Learn(string answer)
    {
        foreach (Match given in Given().Matches(answer))
        {
            switch (given.Groups["name"].Value)
            {
                case "client_token":
                    Plant("Vault token", given.Groups["value"].Value);
                    break;
                case "authorizationToken":
                    Plant("ECR authorization", given.Groups["value"].Value);
                    Plant("ECR password", Encoding.UTF8.GetString(Convert.FromBase64String(given.Groups["value"].Value))["AWS:".Length..]);
                    break;
                case "SecretAccessKey":
                    Plant("STS secret key", given.Groups["value"].Value);
                    break;
                default:
                    Plant("STS session token", given.Groups["value"].Value);
                    break;
            }
        }
    }

    private async Task<Run> DeployAsync(Uri address, Dictionary<string, string?> credentials, params string[] more)
    {
        var shims = Shims();
        var variables = new Dictionary<string, string?>(credentials)
        {
            ["VAULT_ADDR"] = address.ToString(),
            ["AWS_ENDPOINT_URL"] = address.ToString(),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["TMPDIR"] = Directory.CreateDirectory(_folder.At("tmp")).FullName,
            ["PATH"] = $"{shims}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var command = _clone.Command(Path.Combine(_clone.Root, "build.sh"), ["Deploy", "--env", "dev", "--verbosity", "Verbose", .. more], variables)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(error));
        var running = command.ExecuteAsync(TestContext.Current.CancellationToken);
        var processes = new RunningProcesses(running.ProcessId);
        await processes.WatchAsync(running.Task);
        var run = new Run((await running).ExitCode, output.ToString(), error.ToString());
        _search.Look("the output", run.All);
        foreach (var seen in processes.Commands)
        {
            _search.Look($"the command line of a process ({seen[..Math.Min(40, seen.Length)]} …)", seen);
        }

        foreach (var (child, given) in processes.Variables)
        {
            _search.Look($"the variables of a process ({child[..Math.Min(40, child.Length)]} …)", given);
        }

        Assert.Contains(processes.Commands, seen => seen.Contains("Deploy", StringComparison.Ordinal));
        _started += processes.Variables.Count();
        return run;
    }

    // Stands before what the build starts, and writes down what each is given.
    private string Shims()
    {
        var folder = Directory.CreateDirectory(_folder.At("shims")).FullName;
        Directory.CreateDirectory(_folder.At("started"));
        foreach (var name in new[] { "git", "dpkg-deb", "tar", "docker" })
        {
            if (RealPart.Find(name) is { } real && !File.Exists(Path.Combine(folder, name)))
            {
                File.WriteAllText(Path.Combine(folder, name), string.Create(CultureInfo.InvariantCulture, $"#!/bin/sh\n{{ printf '%s\\n' \"$0 $*\"; env; }} > \"{_folder.At("started")}/{name}.$$\"\nexec {real} \"$@\"\n"));
                File.SetUnixFileMode(Path.Combine(folder, name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        return folder;
    }

    private void LookEverywhere()
    {
        // What the sandbox's Vault keeps for itself is a secret where it belongs; this file, which is in the clone as well, says what it plants.
        var files = _search.LookBelow(_clone.Root, _start, "/sandbox/vault.json", "/sandbox/lock", "/.git/objects/", "/tests/EndToEnd/");
        files += _search.LookBelow(_folder.Path, _start);
        Assert.True(files > 3, $"only {files} files were looked through");
        Assert.Empty(_search.Found);
    }

    private async Task PlantInVaultAsync(Uri vault)
    {
        var secret = (await VaultAsync(vault, "GET", "secret/data/storefront/dev", null))!["data"]!["data"]!.AsObject();
        secret["database_password"] = Plant("value in Vault", "Canary/of+the=database&password");
        await VaultAsync(vault, "POST", "secret/data/storefront/dev", new() { ["data"] = secret.DeepClone() });
        await VaultAsync(vault, "POST", "auth/approle/role/canary", new() { ["token_policies"] = new JsonArray("dev-registry"), ["role_id"] = "canary-role" });
        await VaultAsync(vault, "POST", "auth/approle/role/canary/role-id", new() { ["role_id"] = "canary-role" });
        await VaultAsync(vault, "POST", "auth/approle/role/canary/custom-secret-id", new() { ["secret_id"] = Plant("AppRole secret id", "Canary-of-the-secret-id-4711") });
    }

    // An assumed role's keys, as a person has them in a shell, beside an AppRole for Vault.
    private async Task<Dictionary<string, string?>> KeysAsync(SandboxProcess sandbox)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Action"] = "AssumeRoleWithWebIdentity",
            ["Version"] = "2011-06-15",
            ["RoleArn"] = "arn:aws:iam::111111111111:role/person",
            ["RoleSessionName"] = "canary",
            ["WebIdentityToken"] = await sandbox.IdTokenAsync("aws:storefront:dev"),
        });
        using var answer = await http.PostAsync(sandbox.Address, form, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        Learn(text);
        return new()
        {
            ["AWS_ACCESS_KEY_ID"] = Element("AccessKeyId"),
            ["AWS_SECRET_ACCESS_KEY"] = Element("SecretAccessKey"),
            ["AWS_SESSION_TOKEN"] = Element("SessionToken"),
            ["VAULT_ROLE_ID"] = "canary-role",
            ["VAULT_SECRET_ID"] = "Canary-of-the-secret-id-4711",
        };

        string Element(string name) => Regex.Match(text, $"<{name}>(.+?)</{name}>").Groups[1].Value;
    }

    private static async Task<JsonNode?> VaultAsync(Uri vault, string method, string path, JsonObject? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(vault, "/v1/" + path)) { Content = body is null ? null : new StringContent(body.ToJsonString()) };
        request.Headers.Add("X-Vault-Token", "sandbox");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    [GeneratedRegex("""["<](?<name>client_token|authorizationToken|SecretAccessKey|SessionToken)(?:"\s*:\s*"|>)(?<value>[^"<]+)""")]
    private static partial Regex Given();
}
