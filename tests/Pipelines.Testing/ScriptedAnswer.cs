using System.Text;

namespace Pipelines.Testing;

/// <summary>What a <see cref="ScriptedServer"/> does with one request: an answer, or a fault of the network.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>The status code.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The header fields beside Content-Length, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When set, the connection is closed after this many bytes of the body, whatever Content-Length has promised; -1 resets it before the status line.</summary>
    public int? CutAfter { get; init; }

    /// <summary>The answer is held back until this task ends; a task that never ends is a server that hangs.</summary>
    public Task HeldUntil { get; init; } = Task.CompletedTask;

    /// <summary>The connection is reset instead of an answer.</summary>
    public static ScriptedAnswer Reset { get; } = new() { CutAfter = -1 };

    /// <summary>The server hangs until it is disposed.</summary>
    public static ScriptedAnswer Never { get; } = new() { HeldUntil = new TaskCompletionSource().Task };

    /// <summary>A status without a body.</summary>
    public static ScriptedAnswer Empty(int status) => new() { Status = status };

    /// <summary>A JSON text.</summary>
    public static ScriptedAnswer Json(string json, int status = 200, string contentType = "application/json") => Text(json, status, contentType);

    /// <summary>A text, UTF-8.</summary>
    public static ScriptedAnswer Text(string text, int status = 200, string contentType = "text/plain") =>
        new ScriptedAnswer { Status = status, Body = Encoding.UTF8.GetBytes(text) }.With("Content-Type", contentType);

    /// <summary>The same with one more header field.</summary>
    public ScriptedAnswer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
