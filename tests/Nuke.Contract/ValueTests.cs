using Nuke.Common.CI;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Contract;

/// <summary>Assertions, tables, partitions, enumerations and texts.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Assertions_throw()
    {
        Assert.Equal("wrong", Assert.Throws<Exception>(() => Common.Assert.Fail("wrong")).Message);
        Assert.Equal("wrong", Assert.Throws<ArgumentException>(() => Common.Assert.True(false, "wrong")).Message);
        Assert.Throws<ArgumentException>(() => Common.Assert.False(true));
        Assert.Throws<ArgumentException>(() => ((string)null!).NotNull());
        Assert.Throws<ArgumentException>(() => ((int?)null).NotNull());
        Assert.Throws<ArgumentException>(() => "".NotNullOrEmpty());
        Assert.Throws<ArgumentException>(() => " ".NotNullOrWhiteSpace());
        Assert.Throws<ArgumentException>(() => Common.Assert.NotEmpty(Array.Empty<int>()));
        Assert.Throws<ArgumentException>(() => Common.Assert.Empty<int>([1]));
        Assert.Throws<ArgumentException>(() => Common.Assert.Count<int>([1], 2));
        Assert.Throws<ArgumentException>(() => Common.Assert.HasSingleItem<int>([1, 2]));
        Assert.Throws<ArgumentException>(() => Common.Assert.FileExists("/no/such/file"));
        Assert.Throws<ArgumentException>(() => Common.Assert.DirectoryExists("/no/such/directory"));
        Assert.Equal("x", "x".NotNull());
        Assert.Equal(3, ((int?)3).NotNull());
    }

    [Fact]
    public void Lookup_tables_change_and_forget_keys_without_values()
    {
        var table = new LookupTable<string, int> { { "a", 1 }, { "a", 2 } };
        table.AddRange("b", [3]);
        Assert.Equal([1, 2], table["a"]);
        Assert.Empty(table["none"]);
        Assert.Equal(2, table.Count);
        table.Remove("b", 3);
        Assert.Equal(["a"], table.Select(x => x.Key));
        table["c"] = [4];
        Assert.Equal(2, table.AsReadOnly().Count);
        table.Remove("a");
        table.Clear();
        Assert.Empty(table);
    }

    [Fact]
    public void Partitions_take_every_item_whose_turn_it_is()
    {
        var partition = new Partition { Part = 2, Total = 3 };
        Assert.Equal([1, 4], partition.GetCurrent(Enumerable.Range(0, 6)));
        Assert.True(partition.IsIn(2));
        Assert.Equal("2/3", partition.ToString());
        Assert.Equal("1/1", Partition.Single.ToString());
    }

    [Fact]
    public void Enumerations_are_equal_by_type_and_value()
    {
        Assert.Equal("sweet!", Flavour.Sweet.ToString());
        var same = Flavour.Sweet;
        Assert.True(Flavour.Sweet == same);
        Assert.True(Flavour.Sweet != Flavour.Sour);
        Assert.Null((string)(Flavour)null!);
        Assert.Equal(Flavour.Sour, System.ComponentModel.TypeDescriptor.GetConverter(typeof(Flavour)).ConvertFromInvariantString("SOUR"));
    }

    [Fact]
    public void Texts_are_joined_and_quoted()
    {
        Assert.Equal("a, b", new[] { "a", "b" }.JoinCommaSpace());
        Assert.Equal("a b", new[] { "a", "b" }.JoinSpace());
        Assert.Equal("\"a b\"", "a b".DoubleQuoteIfNeeded());
        Assert.Equal("ab", "ab".DoubleQuoteIfNeeded());
        Assert.Equal("\"a b\"", "\"a b\"".DoubleQuoteIfNeeded());
        Assert.Equal("'a'", "a".SingleQuote());
    }

    [Fact]
    public void Pairs_are_added_as_texts()
    {
        var pairs = new Dictionary<string, string>().AddPair("a", 1).AddPair("b", "x").AddPairWhenValueNotNull("c", (string)null!);
        Assert.Equal(new() { ["a"] = "1", ["b"] = "x" }, pairs);
    }

    [Fact]
    public void Options_are_changed_on_conditions()
    {
        Assert.Equal("ab", "a".When(true, x => x + "b").When(false, x => x + "c"));
        Assert.Equal("ab", "a".WhenNotNull("b", (x, y) => x + y).WhenNotNull((string)null!, (x, y) => x + y));
        Assert.Equal(["a1", "a2"], Text("a").CombineWith([1, 2], (x, y) => Text(x.Value + y)).Select(x => x.Value));
    }

    [Fact]
    public void The_environment_is_read_and_written()
    {
        EnvironmentInfo.SetVariable("CONTRACT_NUMBER", "3");
        Assert.True(EnvironmentInfo.HasVariable("CONTRACT_NUMBER"));
        Assert.Equal(3, EnvironmentInfo.GetVariable<int>("CONTRACT_NUMBER"));
        Assert.True(EnvironmentInfo.Variables.ContainsKey("PATH"));
        EnvironmentInfo.RemoveVariable("CONTRACT_NUMBER");
        Assert.Null(EnvironmentInfo.GetVariable("CONTRACT_NUMBER"));
        Assert.True(EnvironmentInfo.IsUnix != EnvironmentInfo.IsWin);
    }

    private static Box Text(string value) => new() { Value = value };

    private sealed class Box
    {
        public string Value { get; init; } = "";
    }
}
