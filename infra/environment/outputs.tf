output "vault_entry" {
  description = "What Vault must hold for this environment, and where: the address of its registry. infra/vault writes it."
  value = {
    address = var.vault.address
    secret  = "${var.vault.mount}/${var.vault.path}"
    field   = var.vault.field
    value   = module.registry[var.image_repositories[0]].address
  }
}

output "public_addresses" {
  description = "The addresses of the public balancers, for the DNS of the domain."
  value       = { for name, service in module.service : name => service.address if var.services[name].public }
}

output "database_url_secret" {
  description = "The ARN that the containers' JSON names as DATABASE_URL."
  value       = module.database.url_secret_arn
}

output "deployment_role" {
  description = "The role that a job of GitLab takes to deploy here."
  value       = module.access.deployment_role_arn
}

output "infrastructure_role" {
  description = "The role that a job of GitLab takes to change this configuration here."
  value       = module.access.infrastructure_role_arn
}
