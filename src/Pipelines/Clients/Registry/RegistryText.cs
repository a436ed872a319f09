using System.Net;
using System.Security.Authentication;
using Pipelines.Clients.Files;
using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>What this room says to people.</summary>
internal static class RegistryText
{
    public const string SessionLost = "the registry has lost the upload";
    public const string EndsEarly = "the answer ends before its end";
    public const string Schema1 = "it is of Docker's schema 1, which was given up in 2017; push the image again with a client of today";

    private const string NoRegistry = "Check that the address is that of a registry and that no proxy answers in its place.";
    private const string AnotherAnswer = "Try again; if it stays so, a proxy or the registry's storage changes what passes through it.";

    public static string Status(HttpStatusCode status) => $"it answers {(int)status}";

    public static string Echo(RegistryCall call, HttpStatusCode status) => $"{call.Method} {call.Address.GetLeftPart(UriPartial.Path)}: {(int)status}";

    public static string RequestTooLarge(int bytes) => $"one request is too large for it, so it gets parts of {bytes / 1024 / 1024} MiB";

    public static string NotRemembered(string subject, string folder, Exception exception) => $"{subject}: a next run will not know of this upload: {(DiskTrouble.Is(exception) ? DiskTrouble.Explain("remember it", folder, exception).Message : exception.Message)}";

    public static string TokenStatus(Uri realm, HttpStatusCode status) => $"{realm.GetLeftPart(UriPartial.Path)} answers {(int)status}";

    public static string ReferrersDenied(RegistryCall call) =>
        $"{call.Subject}: the credentials may not list what refers to it, so signatures that are kept that way are not seen. For Amazon ECR allow ecr:ListImageReferrers.";

    public static string NoAnswer(TimeSpan limit) => $"no answer within {limit.TotalSeconds:0} s";

    public static string Again(RegistryCall call, string reason, TimeSpan wait, int attempt, int attempts) =>
        $"{call.Subject}: {reason.TrimEnd('.')}; trying again in {wait.TotalSeconds:0.0} s (try {attempt} of {attempts}).";

    /// <summary>The innermost reason: the outer ones only say that a request failed.</summary>
    public static string Cause(Exception exception)
    {
        while (exception.InnerException is { } inner and not OperationCanceledException)
        {
            exception = inner;
        }

        return exception.Message;
    }

    public static ExecutionException Unreachable(RegistryCall call, Exception exception) => new(
        call.Action,
        call.Subject,
        $"the registry cannot be reached: {Cause(exception)}",
        Find<AuthenticationException>(exception)
            ? "Make its certificate one that this machine trusts."
            : "Check the registry's address, and that this machine can reach it.",
        innerException: exception);

    public static ExecutionException Refused(RegistryCall call, HttpStatusCode status, RegistryError error, bool hasCredentials) =>
        (status, error.Code) switch
        {
            (HttpStatusCode.Unauthorized, _) when !hasCredentials => Error(
                call, "the registry wants credentials, and there are none", error, "Give it a user and a password; for Amazon ECR, credentials of the account."),
            (HttpStatusCode.Unauthorized, _) => Error(
                call, "the registry does not accept the credentials", error, "Renew them; a password of Amazon ECR lives for 12 hours."),
            (HttpStatusCode.Forbidden, _) => Error(
                call, "the credentials do not allow it", error, "Allow it in the policy of their user or role, and in the repository's own policy."),
            (HttpStatusCode.BadRequest, "DIGEST_INVALID") => Error(call, "what arrived at the registry has another digest", error, AnotherAnswer),
            (HttpStatusCode.InsufficientStorage, _) => Error(call, "the registry's disk is full", error, "Make room there, then run it again."),
            (HttpStatusCode.NotFound, "NAME_UNKNOWN") => NoRepository(call, error),
            (HttpStatusCode.NotFound, _) when call.Method == HttpMethod.Post => NoRepository(call, error),
            (HttpStatusCode.NotFound, _) => Error(call, "it is not there", error, "Push it first."),
            (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError, _) => Error(
                call, $"the registry still answers {(int)status} after several tries", error, "Try again later."),
            _ => Error(call, $"the registry answers {(int)status}", error, NoRegistry),
        };

    public static ExecutionException NoRepository(RegistryCall call, RegistryError error) => Error(
        call,
        $"the registry has no repository '{call.Repository}'",
        error,
        "Repositories are made by the infrastructure, not by a push: add this one to Terraform and apply it first, or let its ContainerImage say CreateRepository.");

    public static ExecutionException UnreadableFile(string path, Exception inner) => new(
        "read the blob", path, inner.Message, "Build the image again.", innerException: inner);

    public static ExecutionException WrongSize(string subject, Descriptor expected, long size) => new(
        "read the blob",
        subject,
        $"{expected.Digest.Short}… has {expected.Size} bytes, and {(size > expected.Size ? "more" : $"only {size}")} came",
        AnotherAnswer);

    public static ExecutionException WrongDigest(string subject, Digest expected, Digest actual) => new(
        "trust what was transferred", subject, $"its digest should be {expected} and is {actual}", AnotherAnswer);

    public static ExecutionException TooLong(RegistryCall call, int limit, Exception inner) => new(
        call.Action, call.Subject, $"the answer is longer than {limit} bytes", NoRegistry, innerException: inner);

    public static ExecutionException NotAManifest(RegistryCall call, Exception inner) => new(
        call.Action, call.Subject, $"the answer is no manifest that we know: {inner.Message}", NoRegistry, innerException: inner);

    public static ExecutionException WebPage(RegistryCall call, HttpStatusCode status) => new(
        call.Action, call.Subject, $"there is no registry: a web page answers ({(int)status})", NoRegistry);

    public static ExecutionException NotARegistry(RegistryCall call, HttpStatusCode status) => new(
        call.Action, call.Subject, $"there is no registry: {call.Address} answers {(int)status}", NoRegistry);

    public static ExecutionException TooManyRedirects(RegistryCall call, int most) => new(
        call.Action, call.Subject, $"it is redirected more than {most} times, at last to {call.Address.GetLeftPart(UriPartial.Path)}", NoRegistry);

    public static ExecutionException TooManyPages(RegistryCall call, int most) => new(
        call.Action, call.Subject, $"the list has no end after {most} pages", NoRegistry);

    public static ExecutionException ManifestTooLarge(string subject, long size) => new(
        "write the manifest", subject, $"it has {size} bytes, and a registry takes {RegistryAnswers.LargestText} at most", "Take annotations out of it, or make the index one of fewer images.");

    public static ExecutionException NotATagList(RegistryCall call, Exception inner) => new(
        call.Action, call.Subject, "the answer is no list of tags", NoRegistry, innerException: inner);

    public static ExecutionException NoLocation(RegistryCall call) => new(
        call.Action, call.Subject, "the registry accepts an upload and does not say where to", NoRegistry);

    public static ExecutionException UnsafeRealm(RegistryAddress registry, string realm) => new(
        "log in to the registry",
        registry.Text,
        $"it wants the credentials sent to '{realm}', which is not https",
        "Let the registry name an https address for its tokens.");

    public static ExecutionException NoToken(RegistryAddress registry, Uri realm, Exception? inner = null) => new(
        "log in to the registry", registry.Text, $"{realm.GetLeftPart(UriPartial.Path)} answers without a token", NoRegistry, innerException: inner);

    private static ExecutionException Error(RegistryCall call, string reason, RegistryError error, string remedy) =>
        new(call.Action, call.Subject, error == RegistryError.None ? reason : $"{reason} ({error})", remedy);

    private static bool Find<T>(Exception? exception)
        where T : Exception =>
        exception is not null && (exception is T || Find<T>(exception.InnerException));
}
