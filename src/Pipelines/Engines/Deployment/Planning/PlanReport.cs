using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>The plan as a file: Markdown for a merge request, JSON for other programs. The same plan gives the same bytes. Pure functions.</summary>
internal static class PlanReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The Markdown.</summary>
    public static string Markdown(DeploymentPlan plan)
    {
        var text = new StringBuilder();
        text.Append($"## Plan: {plan.Application.Name} to {plan.Environment}\n\nCluster `{plan.Cluster}`, account `{plan.Environment.Account}`, `{plan.Environment.Region}`. ");
        text.Append(plan.WritesNothing ? "Nothing will be written.\n" : $"Calls that write: {string.Join(", ", plan.Services.SelectMany(service => service.Calls).GroupBy(call => call).Select(calls => $"{calls.Count()} × `{calls.Key}`"))}.\n");
        foreach (var (wave, number) in plan.Waves.Select((wave, number) => (wave, number + 1)))
        {
            foreach (var service in wave)
            {
                Append(text, service, plan.Waves.Count > 1 ? $" (wave {number})" : "");
            }
        }

        if (plan.Warnings.Count + plan.Accepted.Count > 0)
        {
            text.Append("\n### Findings\n\n| id | where | what | mend |\n|---|---|---|---|\n");
            foreach (var finding in plan.Warnings)
            {
                text.Append($"| [{finding.Id}]({finding.Page}) | {Cell(finding.Where)}{(finding.Place is null ? "" : $", `{Cell(finding.Place)}`")} | {Cell(finding.What)} | {Cell(finding.Mend)} |\n");
            }

            foreach (var (finding, reason) in plan.Accepted)
            {
                text.Append($"| [{finding.Id}]({finding.Page}) | {Cell(finding.Where)} | {Cell(finding.What)} | accepted: {Cell(reason)} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The JSON.</summary>
    public static string Json(DeploymentPlan plan) => new JsonObject
    {
        ["application"] = plan.Application.Name,
        ["environment"] = plan.Environment.Name.Text,
        ["account"] = plan.Environment.Account.Text,
        ["region"] = plan.Environment.Region.Text,
        ["cluster"] = plan.Cluster,
        ["writesNothing"] = plan.WritesNothing,
        ["services"] = new JsonArray([.. plan.Waves.SelectMany((wave, number) => wave.Select(service => Of(service, number + 1)))]),
        ["findings"] = new JsonArray([.. plan.Warnings.Select(Of)]),
        ["accepted"] = new JsonArray([.. plan.Accepted.Select(one => With(Of(one.Finding), "reason", one.Reason))]),
    }.ToJsonString(Indented) + "\n";

    private static void Append(StringBuilder text, ServicePlan service, string wave)
    {
        text.Append($"\n### {service.Service}{wave}: {PlanText.Moves(service)}\n\nRuns `{PlanText.Name(service.Running.Arn)}`, {PlanText.Digest(service.RunningImage)}.\n");
        if (service.Changes.Count > 0)
        {
            text.Append($"\n{Fence(service.Changes)}diff\n{string.Concat(service.Changes.Select(change => $"{change}\n"))}{Fence(service.Changes)}\n");
        }

        if (service.Variables.Count > 0)
        {
            text.Append($"\n<details><summary>{service.Variables.Count} variables</summary>\n\n| container | variable | value |\n|---|---|---|\n");
            foreach (var variable in service.Variables)
            {
                text.Append($"| {Cell(variable.Container)} | `{Cell(variable.Name)}` | {(variable.From is null ? Cell(variable.Value ?? "") : $"from `{Cell(variable.From)}`")} |\n");
            }

            text.Append("\n</details>\n");
        }
    }

    // Longer than any run of backticks inside, so that no value ends the block.
    private static string Fence(IEnumerable<string> lines)
    {
        var longest = 0;
        foreach (var line in lines)
        {
            var run = 0;
            foreach (var letter in line)
            {
                run = letter == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return new string('`', Math.Max(3, longest + 1));
    }

    private static JsonObject Of(ServicePlan service, int wave) => new()
    {
        ["service"] = service.Service.Name,
        ["wave"] = wave,
        ["move"] = service.Move.ToString(),
        ["runs"] = service.Running.Arn,
        ["image"] = service.WantedImage,
        ["commit"] = service.Commit,
        ["changes"] = Texts(service.Changes),
        ["calls"] = Texts(service.Calls),
        ["variables"] = new JsonArray([.. service.Variables.Select(variable => new JsonObject
        {
            ["container"] = variable.Container,
            ["name"] = variable.Name,
            [variable.From is null ? "value" : "from"] = variable.From ?? variable.Value,
        })]),
    };

    private static JsonObject Of(Finding finding) => new()
    {
        ["id"] = finding.Id,
        ["where"] = finding.Where,
        ["place"] = finding.Place,
        ["subject"] = finding.Subject,
        ["what"] = finding.What,
        ["mend"] = finding.Mend,
        ["page"] = finding.Page,
    };

    private static JsonObject With(JsonObject record, string name, string value)
    {
        record[name] = value;
        return record;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\r", " ", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
