# Two roles for the pipeline of this configuration. A deployment's token opens neither of them, and theirs do not open a deployment's role.

locals {
  # What this configuration is made of, by the service that keeps it.
  kinds = ["application-autoscaling", "ec2", "ecr", "ecs", "elasticloadbalancing", "logs", "rds", "route53"]

  own_roles    = ["${local.account}:role/${var.application}-*"]
  own_secrets  = ["arn:${local.partition}:secretsmanager:${var.region}:${var.account_id}:secret:${var.application}/*"]
  own_provider = ["${local.account}:oidc-provider/${local.issuer}"]

  # Its own roles and the boundary: only an administrator changes these. Else the first thing that a stolen token did would be to widen them.
  out_of_reach = [
    local.boundary_arn,
    "${local.account}:role/${var.application}-infra",
    "${local.account}:role/${var.application}-infra-plan",
  ]

  reading = [
    {
      Effect = "Allow"
      Action = concat(
        flatten([for kind in local.kinds : ["${kind}:Describe*", "${kind}:Get*", "${kind}:List*"]]),
        ["sts:GetCallerIdentity", "secretsmanager:GetRandomPassword"],
      )
      Resource = ["*"]
    },
    {
      Effect   = "Allow"
      Action   = ["iam:Get*", "iam:List*"]
      Resource = concat(local.own_roles, local.own_provider, [local.boundary_arn])
    },
    {
      # Not their values.
      Effect   = "Allow"
      Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "secretsmanager:ListSecretVersionIds"]
      Resource = local.own_secrets
    },
    {
      # Reading includes what is none of a plan's business: logs, images, and what a database's log says.
      Effect   = "Deny"
      Action   = ["logs:GetLogEvents", "logs:GetQueryResults", "ecr:GetDownloadUrlForLayer", "rds:DownloadDBLogFilePortion", "secretsmanager:GetSecretValue"]
      Resource = ["*"]
    },
  ]

  writing = [
    {
      Effect   = "Allow"
      Action   = [for kind in local.kinds : "${kind}:*"]
      Resource = ["*"]
    },
    {
      Effect   = "Allow"
      Action   = ["secretsmanager:CreateSecret", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret", "secretsmanager:TagResource", "secretsmanager:UntagResource"]
      Resource = local.own_secrets
    },
    {
      # Roles are made and given policies only below the boundary.
      Effect    = "Allow"
      Action    = ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutRolePermissionsBoundary"]
      Resource  = local.own_roles
      Condition = { StringEquals = { "iam:PermissionsBoundary" = local.boundary_arn } }
    },
    {
      Effect   = "Allow"
      Action   = ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRoleDescription"]
      Resource = local.own_roles
    },
    {
      Effect    = "Allow"
      Action    = ["iam:PassRole"]
      Resource  = [for role in concat([local.execution], var.task_roles) : "${local.account}:role/${role}"]
      Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
    },
    {
      # A new account has none of the roles that these services work by.
      Effect    = "Allow"
      Action    = ["iam:CreateServiceLinkedRole"]
      Resource  = ["${local.account}:role/aws-service-role/*"]
      Condition = { StringLike = { "iam:AWSServiceName" = ["ecs.amazonaws.com", "elasticloadbalancing.amazonaws.com", "rds.amazonaws.com", "ecs.application-autoscaling.amazonaws.com"] } }
    },
    {
      Effect   = "Deny"
      Action   = ["iam:Create*", "iam:Put*", "iam:Delete*", "iam:Update*", "iam:Attach*", "iam:Detach*", "iam:Set*"]
      Resource = local.out_of_reach
    },
  ]

  # What each of the two does, and whose tokens it takes. Only the branches of this project are somebody's who may push here: a merge request
  # from a fork carries the fork's path.
  infrastructure_roles = {
    infra = {
      description = "change the infrastructure of"
      audience    = local.apply_audience
      subject     = local.protected
      statements  = jsonencode(concat(local.reading, local.writing))
    }
    infra-plan = {
      description = "plan changes to the infrastructure of"
      audience    = local.plan_audience
      subject     = local.any_branch
      statements  = jsonencode(local.reading)
    }
  }
}

resource "aws_iam_role" "infrastructure" {
  for_each = local.infrastructure_roles

  name                 = "${var.application}-${each.key}"
  description          = "Jobs of ${var.gitlab.project_path} that ${each.value.description} ${var.environment}"
  max_session_duration = 7200

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.gitlab.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"

      Condition = {
        StringEquals = { "${local.issuer}:aud" = each.value.audience }
        StringLike   = { "${local.issuer}:sub" = each.value.subject }
      }
    }]
  })
}

resource "aws_iam_role_policy" "infrastructure" {
  for_each = local.infrastructure_roles

  name = each.key
  role = aws_iam_role.infrastructure[each.key].id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = jsondecode(each.value.statements)
  })
}
