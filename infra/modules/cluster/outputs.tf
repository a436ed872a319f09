output "name" {
  description = "The cluster's name, known when the cluster is."
  value       = aws_ecs_cluster.this.name
}

output "execution_role_arn" {
  description = "The role that starts tasks."
  value       = aws_iam_role.execution.arn
}
