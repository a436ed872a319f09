terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    vault = {
      source  = "hashicorp/vault"
      version = ">= 5.0.0, < 6.0.0"
    }
  }

  # A state of its own for each environment: whoever may change Vault's policies is seldom whoever may change an account.
  backend "http" {}
}

# VAULT_TOKEN or another login of the person or job that runs this; the deployments' own role may only read.
provider "vault" {
  address = var.vault.address
}
