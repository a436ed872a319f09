using Pipelines.Definitions;

namespace Pipelines.Engines.Doctor;

/// <summary>Looks at whether anybody may deploy to production.</summary>
internal sealed class EnvironmentCheckup(Application application, MendCommand mend)
{
    /// <summary>What came of it.</summary>
    /// <param name="protectedOnes">The names of the protected environments; null where the server has no such thing.</param>
    public IEnumerable<Checkup> Of(IReadOnlyList<string>? protectedOnes) => application.Environments.Where(environment => environment.Tier == Tier.Production).Select(environment =>
    {
        var name = $"Environment {environment}";
        return protectedOnes is null ? new(name, Standing.Unknown, DoctorText.NotLicensed)
            : protectedOnes.Contains(environment.Name.Text) ? Checkup.Good(name, "protected")
            : new Checkup(name, Standing.Advice, "not protected")
            {
                ShouldBe = "protected",
                Why = DoctorText.EverybodyDeploys,
                Mend = mend.Of("POST", "protected_environments", $"name={environment}", "deploy_access_levels[][access_level]=40"),
            };
    });
}
