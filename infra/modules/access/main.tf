# Who from outside may do what here: jobs of one GitLab project, each with a role for its purpose.

locals {
  issuer       = replace(var.gitlab.url, "https://", "")
  partition    = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  account      = "arn:${local.partition}:iam::${var.account_id}"
  project      = "project_path:${var.gitlab.project_path}"
  protected    = "${local.project}:ref_type:branch:ref:${var.release_branch}"
  any_branch   = "${local.project}:ref_type:branch:ref:*"
  execution    = "${var.application}-execution"
  boundary     = "${var.application}-boundary"
  boundary_arn = "${local.account}:policy/${local.boundary}"

  # One audience for each environment and purpose: a token that a job was given for one opens nothing else. The subject binds project and
  # branch; the environment has no place in it (GitLab lets only project_path, ref_type and ref be part), so the audience is what says it.
  deploy_audience = "aws:${var.application}:${var.environment}"
  apply_audience  = "${local.deploy_audience}:infra"
  plan_audience   = "${local.deploy_audience}:infra-plan"
}

resource "aws_iam_openid_connect_provider" "gitlab" {
  url            = var.gitlab.url
  client_id_list = [local.deploy_audience, local.apply_audience, local.plan_audience]
}

# No role of this configuration can do more than this, whatever its own policy says: so the infrastructure's role, which makes roles, cannot
# make one that is mightier than a deployment.
resource "aws_iam_policy" "boundary" {
  name        = local.boundary
  description = "What no role of ${var.application} exceeds"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["ecs:*", "ecr:*", "logs:*", "elasticloadbalancing:Describe*", "secretsmanager:GetSecretValue", "kms:Decrypt", "sts:GetCallerIdentity"]
        Resource = ["*"]
      },
      {
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = [for role in concat([local.execution], var.task_roles) : "${local.account}:role/${role}"]
      },
    ]
  })
}
