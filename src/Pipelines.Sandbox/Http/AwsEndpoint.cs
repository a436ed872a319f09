using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pipelines.Sandbox.LoadBalancers;
using Pipelines.Sandbox.Sts;

namespace Pipelines.Sandbox.Http;

/// <summary>An operation of a service that speaks AWS JSON.</summary>
internal delegate JsonObject JsonOperation(Caller caller, JsonInput input);

/// <summary>A service that speaks AWS JSON.</summary>
/// <param name="SigningName">The service in the scope of a signature.</param>
/// <param name="TargetPrefix">What stands before the operation in X-Amz-Target, without the dot.</param>
/// <param name="Operations">What it does, by name.</param>
internal sealed record JsonService(string SigningName, string TargetPrefix, IReadOnlyDictionary<string, JsonOperation> Operations);

/// <summary><c>POST /</c>: finds the service and the operation, checks the signature, and answers in the service's protocol.</summary>
internal sealed class AwsEndpoint(Signatures signatures, StsApi sts, BalancerApi balancers, IReadOnlyList<JsonService> services, Faults faults, Action<string> called, Action<Exception> faulted)
{
    private const int BodyLimit = 16 * 1024 * 1024;

    public async Task HandleAsync(HttpContext http, string requestId)
    {
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        var body = await Body.ReadAsync(http.Request, BodyLimit, http.RequestAborted);
        var target = http.Request.Headers["x-amz-target"].ToString();
        if (target.Length == 0 && http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            await AnswerQueryAsync(http, body, requestId);
        }
        else
        {
            await AnswerJsonAsync(http, target, body);
        }
    }

    private async Task AnswerJsonAsync(HttpContext http, string target, byte[]? body)
    {
        var dot = target.LastIndexOf('.');
        called($"{services.FirstOrDefault(service => dot > 0 && service.TargetPrefix == target[..dot])?.SigningName}:{target[(dot + 1)..]}");
        var scripted = faults.Next(target[(dot + 1)..]);
        if (scripted.Any(fault => fault.CutsRequest))
        {
            http.Abort();
            return;
        }

        try
        {
            var service = services.FirstOrDefault(service => dot > 0 && service.TargetPrefix == target[..dot])
                ?? throw new AwsError("UnknownOperationException", "The requested operation is not recognized by the service.");
            var caller = signatures.Verify(http.Request, Within(body), service.SigningName);
            var operation = service.Operations.GetValueOrDefault(target[(dot + 1)..])
                ?? throw new AwsError("UnknownOperationException", "The requested operation is not recognized by the service.");
            Faults.Refuse(scripted);
            var answer = Faults.Change(scripted, operation(caller, AwsJson.Read(Within(body))));
            if (scripted.Any(fault => fault.CutsAnswer))
            {
                http.Abort();
                return;
            }

            await AwsJson.AnswerAsync(http, answer);
        }
        catch (AwsError error)
        {
            await AwsJson.AnswerAsync(http, error);
        }
        catch (Exception fault) when (IsOurs(fault, http))
        {
            faulted(fault);
            await AwsJson.AnswerAsync(http, new AwsError("ServerException", "Internal failure of the sandbox.", 500));
        }
    }

    private async Task AnswerQueryAsync(HttpContext http, byte[]? body, string requestId)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body ?? []))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (form.GetValueOrDefault("Version") == BalancerApi.Version)
        {
            await AnswerBalancersAsync(http, form, body, requestId);
            return;
        }

        try
        {
            Within(body);
            await StsXml.AnswerAsync(http, sts.Answer(form, () => signatures.Verify(http.Request, body!, "sts")), requestId);
        }
        catch (AwsError error)
        {
            await StsXml.AnswerAsync(http, error, requestId);
        }
        catch (Exception fault) when (IsOurs(fault, http))
        {
            faulted(fault);
            await StsXml.AnswerAsync(http, new AwsError("InternalFailure", "Internal failure of the sandbox.", 500), requestId);
        }
    }

    private async Task AnswerBalancersAsync(HttpContext http, Dictionary<string, string> form, byte[]? body, string requestId)
    {
        try
        {
            called($"elasticloadbalancing:{form.GetValueOrDefault("Action")}");
            var caller = signatures.Verify(http.Request, Within(body), "elasticloadbalancing");
            Faults.Refuse(faults.Next(form.GetValueOrDefault("Action") ?? ""));
            await balancers.AnswerAsync(http, form, caller, requestId);
        }
        catch (AwsError error)
        {
            await BalancerApi.AnswerAsync(http, error, requestId);
        }
        catch (Exception fault) when (IsOurs(fault, http))
        {
            faulted(fault);
            await BalancerApi.AnswerAsync(http, new AwsError("InternalFailure", "Internal failure of the sandbox.", 500), requestId);
        }
    }

    private static byte[] Within(byte[]? body) => body ?? throw new AwsError("RequestEntityTooLarge", "The request is too large.", 413);

    private static bool IsOurs(Exception fault, HttpContext http) =>
        fault is not (OperationCanceledException or BadHttpRequestException) && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested;
}
