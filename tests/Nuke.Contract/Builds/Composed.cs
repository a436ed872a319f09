namespace Nuke.Contract.Builds;

public interface ICleans : INukeBuild
{
    Target Clean => _ => _.Executes(() => Console.WriteLine("ran: Clean"));
}

public interface ICompiles : INukeBuild
{
    Target Compile => _ => _.TryDependsOn<ICleans>().Executes(() => Console.WriteLine("ran: Compile"));
}

public interface IVerifies : ICompiles
{
    Target Verify => _ => _.DependsOn(Compile).DependsOn<ICompiles>(x => x.Compile).Executes(() => Console.WriteLine("ran: Verify"));
}

public interface IPublishes : INukeBuild
{
    Target Publish => _ => _.Description("From the component").Executes(() => Console.WriteLine("ran: Publish of the component"));
}

public interface IPublishesTwice : IPublishes
{
    new Target Publish => _ => _.Executes(() => Console.WriteLine("ran: Publish of the derived component"));
}

/// <summary>A database that is set up and cleaned up around what uses it.</summary>
public interface IDatabase : INukeBuild
{
    Setup StartDatabase => _ => _.Executes(() => Console.WriteLine("ran: StartDatabase"));
    Cleanup StopDatabase => _ => _.Executes(() => Console.WriteLine("ran: StopDatabase"));
}

public abstract class Basis : ContractBuild
{
    public virtual Target Check => _ => _.Description("Checks").Executes(() => Ran("Check of the base"));

    Target Hidden => _ => _.Executes(() => Ran("Hidden"));
}

/// <summary>Targets from everywhere.</summary>
public sealed class Composed : Basis, ICleans, IVerifies, IPublishes, IDatabase
{
    public static int Start() => Execute<Composed>(x => ((IVerifies)x).Verify);

    public override Target Check => _ => _.Base().Executes(() => Ran("Check of the build"));

    Target IPublishes.Publish => _ => _.Inherit<IPublishes>(x => x.Publish).Executes(() => Ran("Publish of the build"));

    Target UseDatabase => _ => _.DependsOnContext<IDatabase>().Executes(() => Ran("UseDatabase"));
    Target BreakDatabase => _ => _.DependsOnContext<IDatabase>().Executes(() => throw new InvalidOperationException("broken"));
    Target TryNothing => _ => _.TryDependsOn<IPublishesTwice>().Executes(() => Ran("TryNothing"));
    Target Members => _ => _.Executes(() => Say("publish", ExecutionPlan.Count));
    Target FromNowhere => _ => _.DependsOn<ICleans>().Executes(() => Ran("FromNowhere"));

    protected override void OnBuildCreated()
    {
        if (Help)
            return;
        var extension = GetType();
        Say("class", extension.Name);
    }
}

public class Derived : ContractBuild, IPublishesTwice
{
    public static int Start() => Execute<Derived>(x => ((IPublishesTwice)x).Publish);
}

public class NotPublic : ContractBuild, ICleans
{
    public static int Start() => Execute<NotPublic>(x => x.Other);

    Target Other => _ => _.Executes(() => Ran("Other"));
    Target Clean => _ => _.Executes(() => Ran("Clean"));
}

public interface ICleansToo : INukeBuild
{
    Target Clean => _ => _.Executes(() => Console.WriteLine("ran: Clean too"));
}

public class Ambiguous : ContractBuild, ICleans, ICleansToo
{
    public static int Start() => Execute<Ambiguous>(x => x.Other);

    Target Other => _ => _.Executes(() => Ran("Other"));
}

public class NotAComponent : ContractBuild
{
    public static int Start() => Execute<NotAComponent>(x => x.Other);

    Target Other => _ => _.DependsOn<ICleans>().Executes(() => Ran("Other"));
}
