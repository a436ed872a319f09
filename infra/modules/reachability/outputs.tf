output "balancer_security_group_ids" {
  description = "By service."
  value       = { for name, group in aws_security_group.balancer : name => group.id }
}

output "task_security_group_ids" {
  description = "By service."
  value       = { for name, group in aws_security_group.tasks : name => group.id }
}

output "database_security_group_id" {
  description = "The group of the database."
  value       = aws_security_group.database.id
}

output "endpoints_security_group_id" {
  description = "The group of the endpoints."
  value       = aws_security_group.endpoints.id
}
