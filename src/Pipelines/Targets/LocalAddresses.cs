using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>Where the services of <c>local</c> answer, fetched once each so that what is printed is known to work.</summary>
internal static class LocalAddresses
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Prints one line for each service that publishes a port; simulated tasks publish none.</summary>
    public static async Task ShowAsync(TargetRun run)
    {
        var sandbox = await LocalSandbox.OfAsync(run);
        using var client = new HttpClient { Timeout = Limit };
        foreach (var service in run.Build.Application.Services)
        {
            if (sandbox.AddressOf(DeploymentEnvironment.Local.Name.Text, service.Name) is { } address)
            {
                try
                {
                    using var answer = await client.GetAsync(address, run.CancellationToken);
                    run.Log.Info(TargetsText.Serves(service, address, (int)answer.StatusCode));
                }
                catch (HttpRequestException exception)
                {
                    throw TargetsText.DoesNotAnswer(service, address, exception);
                }
            }
        }
    }
}
