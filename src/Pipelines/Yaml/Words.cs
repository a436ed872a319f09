using System.Text;
using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary>GitLab's spelling of the model's words: <c>OnSuccess</c> is <c>on_success</c>, and with dashes where GitLab has dashes.</summary>
internal static class Words
{
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } some ? Of(some) : null;

    public static string Of<T>(T value)
        where T : struct, Enum => Spelling<T>.Words[value.ToString()];

    private static class Spelling<T>
        where T : struct, Enum
    {
        private static readonly char Separator = typeof(T) == typeof(PullPolicy) || typeof(T) == typeof(CachePolicy) ? '-' : '_';

        // By name: a dictionary of T itself would be compiled just in time for each of the enums.
        public static readonly IReadOnlyDictionary<string, string> Words = Enum.GetNames(typeof(T)).ToDictionary(name => name, Spell);

        private static string Spell(string name)
        {
            var text = new StringBuilder();
            foreach (var letter in name)
            {
                if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                {
                    text.Append(Separator);
                }

                text.Append(char.ToLowerInvariant(letter));
            }

            return text.ToString();
        }
    }
}
