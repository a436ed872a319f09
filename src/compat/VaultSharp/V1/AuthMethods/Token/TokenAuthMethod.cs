using VaultSharp.Core;
using VaultSharp.V1.AuthMethods.Token.Models;
using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods.Token;

internal sealed class TokenAuthMethod(VaultSession session) : ITokenAuthMethod
{
    public Task<Secret<ClientTokenInfo>> LookupAsync(string clientToken) =>
        session.SendAsync<Secret<ClientTokenInfo>>(
            new VaultCall(HttpMethod.Post, "auth/token/lookup", new Dictionary<string, string> { ["token"] = clientToken }));

    public Task<Secret<CallingTokenInfo>> LookupSelfAsync() =>
        session.SendAsync<Secret<CallingTokenInfo>>(new VaultCall(HttpMethod.Get, "auth/token/lookup-self"));

    public async Task<AuthInfo> RenewSelfAsync(string increment = null)
    {
        var body = new Dictionary<string, string>();
        if (increment is not null)
        {
            body["increment"] = increment;
        }

        var answer = await session.SendAsync<Secret<object>>(new VaultCall(HttpMethod.Post, "auth/token/renew-self", body))
            .ConfigureAwait(session.Connection.Settings.ContinueAsyncTasksOnCapturedContext);
        return answer.AuthInfo;
    }

    public Task RevokeSelfAsync() => session.SendAsync(new VaultCall(HttpMethod.Post, "auth/token/revoke-self"));
}
