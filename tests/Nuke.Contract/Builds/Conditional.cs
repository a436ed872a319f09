namespace Nuke.Contract.Builds;

/// <summary>Targets that do not always run.</summary>
public class Conditional : ContractBuild
{
    [Parameter] readonly bool Never;
    [Parameter] readonly string? Needed;
    [Parameter] readonly int? Number;

    public static int Start() => Execute<Conditional>(x => x.Top);

    Target Deep => _ => _.Executes(() => Ran("Deep"));
    Target Middle => _ => _.DependsOn(Deep).Executes(() => Ran("Middle"));
    Target Other => _ => _.Executes(() => Ran("Other"));
    Target Top => _ => _.DependsOn(Middle, Other).Executes(() => Ran("Top"));

    Target StaticNo => _ => _.OnlyWhenStatic(() => Never).DependsOn(Deep).Executes(() => Ran("StaticNo"));
    Target StaticNoButDeep => _ => _.OnlyWhenStatic(() => Never).WhenSkipped(DependencyBehavior.Execute).DependsOn(Deep).Executes(() => Ran("StaticNoButDeep"));
    Target AfterStaticNo => _ => _.DependsOn(StaticNo).Executes(() => Ran("AfterStaticNo"));
    Target AfterStaticNoButDeep => _ => _.DependsOn(StaticNoButDeep).Executes(() => Ran("AfterStaticNoButDeep"));

    Target DynamicNo => _ => _.OnlyWhenDynamic(() => Never, "never mind").OnlyWhenDynamic(() => Number == 1).DependsOn(Deep).Triggers(Other)
        .Executes(() => Ran("DynamicNo"));

    Target DynamicBad => _ => _.OnlyWhenDynamic(() => Needed!.Length > 0).Executes(() => Ran("DynamicBad"));

    Target Requiring => _ => _.Requires(() => Needed).Requires(() => Number).Executes(() => Ran("Requiring"));
    Target RequiringTrue => _ => _.Requires(() => Never || Number == 2).Executes(() => Ran("RequiringTrue"));
    Target AfterRequiring => _ => _.DependsOn(Deep, Requiring).Executes(() => Ran("AfterRequiring"));
    Target RequiringButStaticNo => _ => _.OnlyWhenStatic(() => Never).Requires(() => Needed).Executes(() => Ran("RequiringButStaticNo"));
    Target RequiringButDynamicNo => _ => _.OnlyWhenDynamic(() => Never).Requires(() => Needed).Executes(() => Ran("RequiringButDynamicNo"));
    Target AfterRequiringButStaticNo => _ => _.DependsOn(RequiringButStaticNo).Executes(() => Ran("AfterRequiringButStaticNo"));
}

/// <summary>A member that every run needs.</summary>
public class Demanding : ContractBuild
{
    [Parameter, Required] readonly string? Token;

    public static int Start() => Execute<Demanding>(x => x.Anything);

    Target Anything => _ => _.Executes(() => Say("token", Token));
}

/// <summary>Values that a person types when they are missing.</summary>
public class Choosing : ContractBuild
{
    [Parameter] readonly Level? Level;
    [Parameter, Secret] readonly string? Code;

    public static int Start() => Execute<Choosing>(x => x.Choose);

    Target Choose => _ => _.Requires(() => Level).Executes(() => Say("level", Level));
    Target Hide => _ => _.Requires(() => Code).Executes(() => Say("length", Code!.Length));
}
