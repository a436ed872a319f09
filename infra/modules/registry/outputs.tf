output "arn" {
  description = "The repository's ARN."
  value       = aws_ecr_repository.this.arn
}

output "url" {
  description = "The address with the repository's name."
  value       = aws_ecr_repository.this.repository_url
}

output "address" {
  description = "The address of the registry alone."
  value       = split("/", aws_ecr_repository.this.repository_url)[0]
}
