using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipelines.Clients.Terraform;

/// <summary>
/// Asks a server of states who holds a lock. The protocol has one question for that, the lock itself: when it is free meanwhile it is given back at once.
/// </summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/backend/http and https://docs.gitlab.com/user/infrastructure/iac/terraform_state/</remarks>
internal static class StateLocks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Who holds it; null when nobody does any more, or the server does not say.</summary>
    public static async Task<StateLock?> HolderAsync(StateAccess.OfHttp state, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{state.User}:{state.Password.Reveal()}")));
        var question = new JsonObject
        {
            ["ID"] = "00000000-0000-4000-8000-000000000000",
            ["Operation"] = "who holds the lock",
            ["Info"] = "",
            ["Who"] = state.User,
            ["Version"] = TerraformClient.Oldest.ToString(),
            ["Created"] = "1970-01-01T00:00:00Z",
            ["Path"] = "",
        }.ToJsonString();
        try
        {
            using var answer = await SendAsync(client, HttpMethod.Post, state.Lock, question, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                using var given = await SendAsync(client, HttpMethod.Delete, state.Lock, question, cancellationToken);
                return null;
            }

            return answer.StatusCode is HttpStatusCode.Locked or HttpStatusCode.Conflict ? Read(TerraformJson.Find(await answer.Content.ReadAsStringAsync(cancellationToken))) : null;
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The lock is the message; who holds it would only have been told besides.
            return null;
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, Uri address, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        return await client.SendAsync(request, cancellationToken);
    }

    private static StateLock? Read(JsonNode? info) => info is JsonObject && (string?)info["ID"] is { Length: > 0 } id
        ? new(id, (string?)info["Who"], (string?)info["Operation"], (string?)info["Created"])
        : null;
}
