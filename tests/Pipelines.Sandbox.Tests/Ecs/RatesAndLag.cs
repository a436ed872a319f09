using Microsoft.Extensions.Time.Testing;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Tests.Ecs;

/// <summary>Token buckets: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html</summary>
public sealed class RatesAndLag
{
    private static readonly Caller Caller = new("111111111111", "eu-west-1", "arn", "id", IsAssumedRole: false);

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Twenty_registrations_at_once_and_then_one_a_second()
    {
        var register = Limited("RegisterTaskDefinition");

        for (var count = 0; count < 20; count++)
        {
            register(Caller, new([]));
        }

        Assert.Equal("ThrottlingException", Assert.Throws<AwsError>(() => register(Caller, new([]))).Code);
        clock.Advance(TimeSpan.FromSeconds(1));
        register(Caller, new([]));
        Assert.Throws<AwsError>(() => register(Caller, new([])));
    }

    [Fact]
    public void Each_account_and_region_has_buckets_of_its_own()
    {
        var rates = new Rates(new SandboxRates { Registrations = new(1, 1) }, clock);
        var register = rates.Limited("RegisterTaskDefinition", (_, _) => []);

        register(Caller, new([]));
        register(Caller with { Account = "222222222222" }, new([]));
        register(Caller with { Region = "eu-west-2" }, new([]));

        Assert.Throws<AwsError>(() => register(Caller, new([])));
    }

    [Fact]
    public void Reads_do_not_take_from_registrations()
    {
        var rates = new Rates(new SandboxRates { Registrations = new(1, 1), Reads = new(1, 1) }, clock);

        rates.Limited("DescribeServices", (_, _) => [])(Caller, new([]));
        rates.Limited("RegisterTaskDefinition", (_, _) => [])(Caller, new([]));
    }

    private JsonOperation Limited(string operation) => new Rates(new SandboxRates(), clock).Limited(operation, (_, _) => []);
}
