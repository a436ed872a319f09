using System.Collections.Concurrent;
using System.Text;
using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary>GitLab's spelling of the model's words: <c>OnSuccess</c> is <c>on_success</c>, and with dashes where GitLab has dashes.</summary>
internal static class Words
{
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } some ? Of(some) : null;

    public static string Of<T>(T value)
        where T : struct, Enum => (typeof(T) == typeof(PullPolicy) || typeof(T) == typeof(CachePolicy) ? WithDashes : WithUnderscores).Of(value.ToString());

    private static Spelling WithDashes { get; } = new('-');

    private static Spelling WithUnderscores { get; } = new('_');

    // By name: a dictionary of T itself would be compiled just in time for each of the enums.
    private sealed class Spelling(char separator)
    {
        private readonly ConcurrentDictionary<string, string> _words = new(StringComparer.Ordinal);

        public string Of(string name) => _words.GetOrAdd(name, Spell);

        private string Spell(string name)
        {
            var text = new StringBuilder();
            foreach (var letter in name)
            {
                if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                {
                    text.Append(separator);
                }

                // A value that the enum does not have is a number, and no word.
                text.Append(char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) : throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such word."));
            }

            return text.ToString();
        }
    }
}
