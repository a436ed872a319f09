using Infra.Terraform;

namespace Infra.Picture;

/// <summary>What stands around the VPC: GitLab and Vault, the roles that tokens open, and the services of AWS that tasks use.</summary>
internal sealed class SurroundingsPicture(Canvas canvas, ModuleInstance root, IReadOnlyCollection<Resource> resources)
{
    private const int Left = 32, CardWidth = 190, Roles = 270, RoleWidth = 188, Right = 1146, ServiceWidth = 232;

    /// <summary>Draws them down to the end of the VPC.</summary>
    public void Draw(int bottom)
    {
        Outside(bottom);
        RolesOf(214);
        Services(bottom);
    }

    private void Outside(int bottom)
    {
        var gitlab = Values.Map(root.VariableOf("gitlab"));
        Card("outside", Left, 214, CardWidth, 96, "GitLab", ("mono", Values.Text(gitlab["project_path"])), ("note", $"protected branch {Values.Text(root.VariableOf("release_branch"))}"), ("note", "jobs with id_tokens"));

        var entry = Values.Map(root.Get("vault_entry"));
        var top = bottom - 130;
        Card("outside", Left, top, CardWidth, 96, "Vault", ("note", "the registry's address, in"), ("mono", Values.Text(entry["secret"])), ("note", $"field {Values.Text(entry["field"])}"));
        canvas.Arrow("control", (Left + 95, 310), (Left + 95, top));
        canvas.Words(Left + 104, (310 + top) / 2.0, "start", ("note", "JWT, with the"), ("note", "environment's"), ("note", "claim"));
    }

    private void RolesOf(int top)
    {
        var y = top;
        canvas.Words(Roles, top - 12, "start", ("note", "roles for GitLab's jobs"));
        (string Suffix, string First, string Second)[] purposes =
        [
            ("-deploy", "pushes images,", "replaces tasks"),
            ("-infra", "changes everything here", "but roles like itself"),
            ("-infra-plan", "reads, for merge requests", ""),
        ];
        foreach (var (suffix, first, second) in purposes)
        {
            var role = resources.Single(resource => resource.Type == "aws_iam_role" && resource.Text("name")!.EndsWith(suffix, StringComparison.Ordinal));
            Card("role", Roles, y, RoleWidth, 78, role.Text("name")!, ("note", first), ("note", second));
            canvas.Arrow("control", (Left + CardWidth, top + 39), (Left + CardWidth + 14, top + 39), (Left + CardWidth + 14, y + 39), (Roles, y + 39));
            y += 98;
        }

        canvas.Words(Roles, y + 12, "start", ("note", "roles of the tasks"));
        foreach (var role in resources.Where(resource => resource.Type == "aws_iam_role" && resource.Block.Labels[1] is "execution" or "task").OrderBy(role => role.Text("name"), StringComparer.Ordinal))
        {
            canvas.Words(Roles, y + 32, "start", ("mono", role.Text("name")!));
            y += 18;
        }
    }

    private void Services(int bottom)
    {
        var repositories = All("aws_ecr_repository").Select(repository => ("mono", repository.Text("name")!));
        var logs = All("aws_cloudwatch_log_group").Select(group => ("mono", group.Text("name")!));
        var top = 312;
        Service(top, "ECR", [.. repositories, ("note", $"immutable, but {Values.Text(root.VariableOf("environment"))} and sha256-*")]);
        Service(top + 106, "Secrets Manager", [.. All("aws_secretsmanager_secret").Select(secret => ("mono", secret.Text("name")!))]);
        Service(top + 194, "CloudWatch Logs", [.. logs]);
        canvas.Box("service", Right, bottom - 104, ServiceWidth, 56);
        canvas.Words(Right + 14, bottom - 82, "start", ("head", "S3"), ("note", "layers of ECR's images"));
        canvas.Arrow("inside", (1108, bottom - 75), (Right, bottom - 75));
    }

    private void Service(int top, string name, (string Kind, string Line)[] lines)
    {
        Card("service", Right, top, ServiceWidth, 40 + (lines.Length * 17), name, lines);
        canvas.Arrow("inside", (1108, top + 24), (Right, top + 24));
    }

    private void Card(string kind, double x, double y, double width, double height, string head, params (string Kind, string Line)[] lines)
    {
        canvas.Box(kind, x, y, width, height);
        canvas.Words(x + 14, y + 24, "start", [("head", head), .. lines]);
    }

    private IEnumerable<Resource> All(string type) => resources.Where(resource => resource.Type == type);
}
