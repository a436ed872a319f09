output "boundary_arn" {
  description = "The policy that no role exceeds."
  value       = aws_iam_policy.boundary.arn
}

output "deployment_role_arn" {
  description = "The role of deployments."
  value       = aws_iam_role.deployment.arn
}

output "infrastructure_role_arn" {
  description = "The role of applies."
  value       = aws_iam_role.infrastructure["infra"].arn
}
