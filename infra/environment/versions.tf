terraform {
  # Ephemeral values came with 1.10, arguments that no state keeps with 1.11: the database's password needs both.
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # Tags that are immutable with exceptions, and secrets that are written without ever being read, so that a plan needs no right to them.
      # https://github.com/hashicorp/terraform-provider-aws/pull/43642, https://github.com/hashicorp/terraform-provider-aws/pull/44876
      version = ">= 6.28.0, < 7.0.0"
    }
  }

  # The address, the credentials and the lock are given by the command, one state for each environment. An empty block keeps
  # Terraform from falling back to a state file in the folder.
  backend "http" {}
}

provider "aws" {
  region = var.region

  # Credentials of another account are refused before anything is read.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = var.tags
  }
}
