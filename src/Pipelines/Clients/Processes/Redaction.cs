using Pipelines.Values;

namespace Pipelines.Clients.Processes;

/// <summary>Takes the secrets of one process out of what it says, however short they are.</summary>
internal sealed class Redaction
{
    private readonly SecretMask _mask = new(shortest: 1);

    public Redaction(IReadOnlyList<Secret> secrets)
    {
        foreach (var secret in secrets)
        {
            _mask.Add(secret.Reveal());
        }
    }

    public string Apply(string text) => _mask.Apply(text);

    public bool IsIn(string text) => _mask.IsIn(text);
}
