output "log_group_arn" {
  description = "The log of the containers."
  value       = aws_cloudwatch_log_group.this.arn
}

output "address" {
  description = "The balancer's own address."
  value       = aws_lb.this.dns_name
}
