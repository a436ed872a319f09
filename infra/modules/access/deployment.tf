locals {
  # The recorded policy names its places by words. Those that are one thing here are put in at once, and a word that is unknown is refused by
  # this function; those that may be several are marked, and become several resources.
  recorded = jsondecode(templatestring(var.deployment_policy, {
    Partition     = local.partition
    Region        = var.region
    Account       = var.account_id
    Cluster       = var.cluster
    ExecutionRole = local.execution
    Application   = "<family>"
    Repository    = "<repository>"
    TaskRole      = "<role>"
  })).Statement

  deployment_statements = [
    for statement in local.recorded : merge(
      { for member, value in statement : member => value if member != "Resource" },
      {
        Resource = flatten([
          for resource in statement.Resource : (
            # Narrower than recorded, where all families stand that begin as the application does.
            strcontains(resource, "<family>-*") ? [for family in var.families : replace(resource, "<family>-*", family)] :
            strcontains(resource, "<repository>") ? [for repository in var.repositories : replace(resource, "<repository>", repository)] :
            strcontains(resource, "<role>") ? [for role in var.task_roles : replace(resource, "<role>", role)] :
            [resource]
          )
        ])
      },
    )
  ]

  # The other half of a promotion is the policy of the repository there (modules/registry).
  promotion_statements = [
    for arns in [var.promoted_from] : {
      Effect   = "Allow"
      Action   = ["ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer"]
      Resource = arns
    } if length(arns) > 0
  ]
}

resource "aws_iam_role" "deployment" {
  name                 = "${var.application}-deploy"
  description          = "Jobs of ${var.gitlab.project_path} that deploy to ${var.environment}"
  permissions_boundary = aws_iam_policy.boundary.arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.gitlab.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"

      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = local.deploy_audience
          "${local.issuer}:sub" = local.protected
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "deployment" {
  name = "deploy"
  role = aws_iam_role.deployment.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.deployment_statements, local.promotion_statements)
  })
}
