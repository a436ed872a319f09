using System.Globalization;
using System.Net;
using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>
/// One file among the artifacts of a job, in the newest pipeline of a branch that succeeded:
/// https://docs.gitlab.com/api/job_artifacts/#download-a-single-artifact-file-from-specific-tag-or-branch. It follows no redirect, because that could
/// show the token to another server.
/// </summary>
internal sealed class GitLabArtifact(GitLabAccess access, TimeProvider time) : IDisposable
{
    /// <summary>How long GitLab may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpMessageInvoker _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) }, disposeHandler: true);

    /// <summary>The file; null when there is no such branch, pipeline, job or file, or the token does not see it, which GitLab does not tell apart.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="job">The name of the job.</param>
    /// <param name="path">The path of the file in the artifacts, with <c>/</c>.</param>
    /// <param name="mostBytes">The size of the largest file that is taken.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ExecutionException">There is no answer, or another than a file.</exception>
    public async Task<byte[]?> ReadAsync(string branch, string job, string path, int mostBytes, CancellationToken cancellationToken)
    {
        var file = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        var address = access.At($"jobs/artifacts/{Uri.EscapeDataString(branch)}/raw/{file}?job={Uri.EscapeDataString(job)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(access.TokenHeader, access.Token.Reveal());
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(await response.Content.ReadAsStreamAsync(either.Token), mostBytes, either.Token)
                    ?? throw GitLabText.NoArtifact(address, $"it is larger than {(mostBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)} MB"),
                HttpStatusCode.NotFound => null,
                var status => throw GitLabText.NoArtifact(address, $"it answered with status {(int)status}"),
            };
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw GitLabText.TooLate("read a report from GitLab", address, Limit, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw GitLabText.NoArtifact(address, exception.GetBaseException().Message, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + count > most)
            {
                return null;
            }

            await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return content.ToArray();
    }
}
