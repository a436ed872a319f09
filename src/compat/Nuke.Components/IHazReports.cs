using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that leaves reports.</summary>
public interface IHazReports : IHazArtifacts
{
    AbsolutePath ReportDirectory => ArtifactsDirectory / "reports";
}
