using Microsoft.AspNetCore.Http;

namespace Pipelines.Sandbox.Http;

/// <summary>Reads a request's body into memory where it must be known as a whole.</summary>
internal static class Body
{
    /// <returns>The bytes, or null when there are more than <paramref name="limit"/>.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > limit)
            {
                return null;
            }

            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return bytes.ToArray();
    }
}
