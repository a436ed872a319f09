using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Contract.Builds;

public enum Level
{
    Low,
    High,
}

[TypeConverter(typeof(TypeConverter<Flavour>))]
public class Flavour : Enumeration
{
    public static readonly Flavour Sweet = new() { Value = "sweet!" };
    public static readonly Flavour Sour = new() { Value = "sour!" };
}

/// <summary>A value of one's own making.</summary>
public sealed class GreetingAttribute : ValueInjectionAttributeBase
{
    public bool Fails { get; set; }

    public override object GetValue(MemberInfo member, object instance) =>
        Fails ? throw new InvalidOperationException("no greeting today") : $"Hello from {member.Name}, {GetMemberValue<string>("Text", instance)}";
}

public interface IHazName : INukeBuild
{
    [Parameter("A name")] string Name => TryGetValue(() => Name) ?? "nobody";

    [Parameter] bool Loud => TryGetValue<bool?>(() => Loud) ?? false;
}

[ParameterPrefix("CloudPrefix")]
public interface IHazCloud : INukeBuild
{
    [Parameter] string Region => TryGetValue(() => Region);
}

/// <summary>Parameters of every kind.</summary>
public class Parametrised : ContractBuild, IHazName, IHazCloud
{
    public static int Start() => Execute<Parametrised>(x => x.Show);

    [Parameter("Some text")] readonly string Text = "initial";
    [Parameter] readonly int Number = 7;
    [Parameter] readonly int? Maybe;
    [Parameter] readonly bool Flag;
    [Parameter] readonly Level Level = Level.Low;
    [Parameter] readonly Flavour? Flavour;
    [Parameter] readonly AbsolutePath? Folder;
    [Parameter] readonly string[]? Words;
    [Parameter(Separator = "+")] readonly int[]? Numbers;
    [Parameter(Name = "Renamed")] readonly string? OldName;
    [Parameter, Secret] readonly string? ApiKey;
    [Parameter(ValueProviderMember = nameof(Colours))] readonly string? Colour;
    [Parameter(List = false)] readonly string? Unlisted;
    [Parameter] string? GetOnly { get; }
    [Greeting] readonly string? Greeting;
    [Greeting(Fails = true)] readonly string? Silence;
    [Greeting(Fails = true), Optional] readonly string? Quiet;
    [Greeting, OnDemand] readonly string? Demanded;

    static IEnumerable<string> Colours => ["red", "blue"];

    Target Show => _ => _.Executes(() =>
    {
        Say("text", Text);
        Say("number", Number);
        Say("maybe", Maybe);
        Say("flag", Flag);
        Say("level", Level);
        Say("flavour", (string)Flavour);
        Say("folder", Folder);
        Say("words", Words is null ? "null" : $"[{string.Join(",", Words)}]");
        Say("numbers", Numbers is null ? "null" : $"[{string.Join(",", Numbers)}]");
        Say("renamed", OldName);
        Say("key", ApiKey);
        Say("colour", Colour);
        Say("unlisted", Unlisted);
        Say("getonly", GetOnly);
        Say("name", ((IHazName)this).Name);
        Say("loud", ((IHazName)this).Loud);
        Say("region", ((IHazCloud)this).Region);
        Say("greeting", Greeting);
        Say("silence", Silence);
        Say("quiet", Quiet);
        Say("demanded", Demanded);
        Say("partition", Partition);
        Say("profiles", string.Join(",", LoadedLocalProfiles));
    });

    Target Demand => _ => _.Requires(() => Demanded).DependsOn(Show).Executes(() => Ran("Demand"));

    Target Split => _ => _.Partition(3).Executes(() => Say("part", string.Join(",", Partition.GetCurrent(Enumerable.Range(1, 7)))));

    Target Arguments => _ => _.Executes(() =>
    {
        Say("has", EnvironmentInfo.HasArgument("number"));
        Say("named", EnvironmentInfo.GetNamedArgument<int>("number"));
        Say("position", EnvironmentInfo.GetPositionalArgument<string>(0));
        Say("invoked", string.Join(",", InvokedTargets.Select(x => x.Name)));
        Say("last", string.Join(",", EnvironmentInfo.CommandLineArguments.TakeLast(3)));
    });
}

/// <summary>Parameters of the types that have no trick of their own.</summary>
public class Typed : ContractBuild
{
    public static int Start() => Execute<Typed>(x => x.Show);

    [Parameter] readonly DateTime? DueDate;
    [Parameter] readonly decimal UnitPrice;
    [Parameter] readonly long ByteCount;
    [Parameter] readonly TimeSpan? WaitTime;
    [Parameter] readonly Guid? ItemId;
    [Parameter] readonly Uri? HomePage;
    [Parameter] readonly Level? AnyLevel;
    [Parameter] readonly Level[]? Levels;
    [Parameter] readonly Flavour[]? Flavours;
    [Parameter] readonly AbsolutePath[]? Folders;

    Target Show => _ => _.Executes(() =>
    {
        Say("date", DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Say("price", UnitPrice.ToString(CultureInfo.InvariantCulture));
        Say("count", ByteCount);
        Say("wait", WaitTime);
        Say("item", ItemId);
        Say("page", HomePage);
        Say("any", AnyLevel);
        Say("levels", Levels is null ? null : string.Join(",", Levels));
        Say("flavours", Flavours is null ? null : string.Join<Flavour>(",", Flavours));
        Say("folders", Folders is null ? null : string.Join<AbsolutePath>(",", Folders));
    });
}
