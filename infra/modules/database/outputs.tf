output "url_secret_arn" {
  description = "The secret that holds the address with the password."
  value       = aws_secretsmanager_secret.url.arn
}
