using System.Text;

namespace Pipelines.Values;

/// <summary>
/// The one place that decides what is masked: texts come in, and go out with <c>***</c> where a known secret stood, as it is, one of its
/// lines, or encoded. Whatever becomes a <see cref="Secret"/> is known to <see cref="OfProcess"/> from then on.
/// </summary>
internal sealed class SecretMask(int shortest = SecretMask.Shortest)
{
    /// <summary>Characters that a secret must have: fewer would turn ordinary words of the output into ***. GitLab's own limit is the same.</summary>
    /// <remarks>https://docs.gitlab.com/ci/variables/#mask-a-cicd-variable</remarks>
    public const int Shortest = 8;

    private const string Mask = "***";

    private readonly Lock _turn = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _new = [];
    private volatile string[] _forms = [];
    private volatile bool _hasNew;

    /// <summary>The secrets of this process, whose output is one as well.</summary>
    public static SecretMask OfProcess { get; } = new();

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => Forms.Length == 0;

    // Made by the first text that is looked through: most runs of a build know secrets and print none.
    private string[] Forms
    {
        get
        {
            if (_hasNew)
            {
                lock (_turn)
                {
                    _forms = [.. _forms.Concat(_new.SelectMany(secret => SecretForms.Of(secret, shortest))).Distinct(StringComparer.Ordinal)];
                    _new.Clear();
                    _hasNew = false;
                }
            }

            return _forms;
        }
    }

    /// <summary>Makes a secret known.</summary>
    public void Add(string secret)
    {
        lock (_turn)
        {
            if (secret.Length >= shortest && _known.Add(secret))
            {
                _new.Add(secret);
                _hasNew = true;
            }
        }
    }

    /// <summary>True when a secret stands in the text.</summary>
    public bool IsIn(string text) => Forms.Any(form => text.Contains(form, StringComparison.Ordinal));

    /// <summary>The text without secrets; the same instance when there are none in it.</summary>
    public string Apply(string text)
    {
        var found = Find(text);
        if (found.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var position = 0;
        foreach (var (start, end) in found)
        {
            masked.Append(text, position, start - position).Append(Mask);
            position = end;
        }

        return masked.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>Where the part of a text begins that must wait for what follows, because a secret may have begun in it; its length when none has.</summary>
    public int Doubtful(string text)
    {
        var doubtful = text.Length;
        foreach (var form in Forms)
        {
            for (var from = Math.Max(0, text.Length - form.Length + 1); from < doubtful; from++)
            {
                var next = text.AsSpan(from).IndexOf(form[0]);
                if (next < 0)
                {
                    break;
                }

                from += next;
                if (form.AsSpan().StartsWith(text.AsSpan(from)))
                {
                    doubtful = Math.Min(doubtful, from);
                }
            }
        }

        // A secret that is complete and reaches into the doubtful part waits with it.
        return doubtful == text.Length ? doubtful : Find(text).Where(part => part.Start < doubtful && part.End > doubtful).Select(part => part.Start).DefaultIfEmpty(doubtful).Min();
    }

    // The parts of all secrets, also of those that overlap: one that is masked must not leave the rest of another behind.
    private List<(int Start, int End)> Find(string text)
    {
        var found = new List<(int Start, int End)>();
        foreach (var form in Forms)
        {
            for (var start = text.IndexOf(form, StringComparison.Ordinal); start >= 0; start = text.IndexOf(form, start + 1, StringComparison.Ordinal))
            {
                found.Add((start, start + form.Length));
            }
        }

        if (found.Count < 2)
        {
            return found;
        }

        found.Sort();
        var merged = new List<(int Start, int End)>();
        foreach (var part in found)
        {
            if (merged.Count > 0 && part.Start < merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, part.End));
            }
            else
            {
                merged.Add(part);
            }
        }

        return merged;
    }
}
