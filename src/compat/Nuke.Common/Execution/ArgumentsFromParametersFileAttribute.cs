namespace Nuke.Common.Execution;

/// <summary>Loads the parameter files. Every build does: naming it changes nothing.</summary>
public class ArgumentsFromParametersFileAttribute : BuildExtensionAttributeBase
{
    public override float Priority { get; set; } = 150;
}
