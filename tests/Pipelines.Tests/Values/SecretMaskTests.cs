using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Values;

public sealed class SecretMaskTests
{
    private const string Token = "hvs.T0ken/with+signs \"x\"";

    [Theory]
    [InlineData("the token is " + Token + "!", "the token is ***!")]
    [InlineData(Token + Token, "******")]
    [InlineData("hvs.T0ken", "hvs.T0ken")]
    public void Takes_a_secret_out_of_text(string text, string masked) => Assert.Equal(masked, Of(Token).Apply(text));

    [Fact]
    public void Knows_a_secret_in_JSON_in_an_address_and_in_a_form()
    {
        var mask = Of(Token);

        Assert.Equal("\"***\"", mask.Apply(JsonSerializer.Serialize(Token)));
        Assert.Equal("""{"a":"***"}""", mask.Apply($$"""{"a":"{{Token.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}"""));
        Assert.Equal("?t=***&x=1", mask.Apply($"?t={Uri.EscapeDataString(Token)}&x=1"));
        Assert.Equal("?t=***", mask.Apply($"?t={Uri.EscapeDataString(Token).Replace("%2F", "%2f", StringComparison.Ordinal).Replace("%2B", "%2b", StringComparison.Ordinal)}"));
        Assert.Equal("t=***", mask.Apply("t=" + WebUtility.UrlEncode(Token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("user:")]
    [InlineData("someone:")]
    public void Knows_a_secret_inside_of_Base64(string before)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Token + ":rest"));
        var forAddresses = encoded.Replace('+', '-').Replace('/', '_').TrimEnd('=');

        // Only the letters at its ends stay, which hold bits of the neighbours.
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Token))[(before.Length + 4)..^6], Of(Token).Apply(encoded));
        Assert.Contains("***", Of(Token).Apply(encoded), StringComparison.Ordinal);
        Assert.Contains("***", Of(Token).Apply(forAddresses), StringComparison.Ordinal);
        Assert.Equal("***", Of(Token).Apply(Convert.ToBase64String(Encoding.UTF8.GetBytes(Token))));
    }

    [Fact]
    public void Knows_Base64_that_is_broken_into_lines()
    {
        var secret = string.Concat(Enumerable.Range(0, 40).Select(number => $"{number:00}-x"));
        var broken = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret), Base64FormattingOptions.InsertLineBreaks);

        Assert.Equal("***\n***\n***", Of(secret).Apply(broken.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Knows_each_line_of_a_secret_that_has_several()
    {
        var mask = Of("-----BEGIN KEY-----\r\nAAAABBBBCCCC\r\nshort\r\n-----END KEY-----\r\n");

        Assert.Equal("[INF] ***", mask.Apply("[INF] AAAABBBBCCCC"));
        Assert.Equal("***", mask.Apply("-----BEGIN KEY-----\r\nAAAABBBBCCCC\r\nshort\r\n-----END KEY-----"));
        Assert.Equal("short", mask.Apply("short"));
    }

    [Fact]
    public void Lets_what_is_short_alone_because_it_would_be_in_every_other_word()
    {
        Assert.True(Of("sandbox").IsEmpty);
        Assert.False(Of("sandbox1").IsEmpty);
    }

    [Fact]
    public void Masks_secrets_that_overlap_to_their_ends() => Assert.Equal("<***>", Of("abcdefgh", "efghijkl").Apply("<abcdefghijkl>"));

    [Theory]
    [InlineData("nothing of it", 13)]
    [InlineData("it begins: hvs.", 11)]
    [InlineData("h", 0)]
    [InlineData("all of it: " + Token, 11 + 24)]
    public void Says_from_where_a_text_is_doubtful(string text, int doubtful) => Assert.Equal(doubtful, Of(Token).Doubtful(text));

    [Fact]
    public void Knows_whatever_becomes_a_secret()
    {
        _ = new Secret("made-in-a-test-4711");

        Assert.Equal("***", SecretMask.OfProcess.Apply("made-in-a-test-4711"));
    }

    [Fact]
    public void Shows_no_part_of_a_secret_however_a_text_is_written()
    {
        var texts = Gen.Char["abc"].Array[8, 12].Select(letters => new string(letters));
        var pieces = Gen.Select(texts, Gen.String[Gen.Char["abcx\n"], 0, 30], Gen.String[Gen.Char["abcx"], 0, 30], Gen.Int[1, 7].Array[1, 30]);

        pieces.Sample((secret, before, after, sizes) =>
        {
            using var written = new StringWriter();
            using var writer = new Pipelines.Targets.Extension.MaskedWriter(written, Of(secret));
            var text = before + secret + after;
            for (int from = 0, i = 0; from < text.Length; i++)
            {
                var size = Math.Min(sizes[i % sizes.Length], text.Length - from);
                writer.Write(text.AsSpan(from, size));
                writer.Flush();
                from += size;
            }

            writer.End();

            Assert.DoesNotContain(secret, written.ToString(), StringComparison.Ordinal);
            Assert.Equal(Of(secret).Apply(text), written.ToString());
        });
    }

    private static SecretMask Of(params string[] secrets)
    {
        var mask = new SecretMask();
        foreach (var secret in secrets)
        {
            mask.Add(secret);
        }

        return mask;
    }
}
