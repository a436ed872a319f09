namespace Nuke.Contract.Builds;

/// <summary>Relations of every kind.</summary>
public class Planned : ContractBuild
{
    public static int Start() => Execute<Planned>(x => x.Deploy);

    Target First => _ => _.Executes(() => Ran("First"));
    Target Second => _ => _.Executes(() => Ran("Second"));
    Target Third => _ => _.Executes(() => Ran("Third"));

    Target Compile => _ => _.Executes(() => Ran("Compile"));
    Target Test => _ => _.DependsOn(Compile).Executes(() => Ran("Test"));
    Target Pack => _ => _.DependsOn(Compile).Executes(() => Ran("Pack"));
    Target Deploy => _ => _.Description("Brings it out").DependsOn(Test, Pack).Executes(() => Ran("Deploy"));

    Target Early => _ => _.Before(First).Executes(() => Ran("Early"));
    Target Late => _ => _.After(Third).Executes(() => Ran("Late"));
    Target Hook => _ => _.DependentFor(Pack).Executes(() => Ran("Hook"));

    Target Release => _ => _.Triggers(Announce).Executes(() => Ran("Release"));
    Target Announce => _ => _.Triggers(Celebrate).Executes(() => Ran("Announce"));
    Target Celebrate => _ => _.DependsOn(Cake).Executes(() => Ran("Celebrate"));
    Target Cake => _ => _.Executes(() => Ran("Cake"));
    Target Audit => _ => _.TriggeredBy(Third).Executes(() => Ran("Audit"));

    Target All => _ => _.DependsOn(First, Second);
    Target Secret => _ => _.Unlisted().Executes(() => Ran("Secret"));
}

public class Unrelated : ContractBuild
{
    public static int Start() => Execute<Unrelated>();

    Target Alpha => _ => _.Executes(() => Ran("Alpha"));
    Target Beta => _ => _.Executes(() => Ran("Beta"));
    Target Gamma => _ => _.Executes(() => Ran("Gamma"));
}

/// <summary>Targets that wait for each other, beside one that does not.</summary>
public class Cyclic : ContractBuild
{
    public static int Start() => Execute<Cyclic>(x => x.Fine);

    Target Fine => _ => _.Executes(() => Ran("Fine"));
    Target Egg => _ => _.DependsOn(Hen).Executes(() => Ran("Egg"));
    Target Hen => _ => _.After(Chick).Executes(() => Ran("Hen"));
    Target Chick => _ => _.TriggeredBy(Egg).Executes(() => Ran("Chick"));
}

/// <summary>No default target.</summary>
public class Undecided : ContractBuild
{
    public static int Start() => Execute<Undecided>();

    Target Something => _ => _.Executes(() => Ran("Something"));
}

public class SelfDependent : ContractBuild
{
    public static int Start() => Execute<SelfDependent>(x => x.Narcissus);

    Target Narcissus => _ => _.DependsOn(Narcissus).Executes(() => Ran("Narcissus"));
}

/// <summary>Two properties that return the same definition.</summary>
public class Aliased : ContractBuild
{
    public static int Start() => Execute<Aliased>(x => x.Other);

    Target Original => _ => _.Executes(() => Ran("Original"));
    Target Alias => Original;
    Target Other => _ => _.DependsOn(Original).Executes(() => Ran("Other"));
}
