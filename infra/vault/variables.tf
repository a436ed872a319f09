# From environments/<name>/terraform.tfvars.json, which './build.sh GenerateInfra' writes. What else stands in that file is for infra/environment;
# Terraform warns of it once.

variable "account_id" {
  description = "The AWS account of this environment: the first part of the registry's address."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account is 12 digits, as a string: a number would lose leading zeros."
  }
}

variable "region" {
  description = "The AWS region of the registry."
  type        = string
}

variable "environment" {
  description = "The environment's name, which the token must carry."
  type        = string
}

variable "release_branch" {
  description = "The one branch whose jobs may deploy."
  type        = string

  validation {
    condition     = length(var.release_branch) > 0 && !strcontains(var.release_branch, "*")
    error_message = "The release branch is one exact name, without '*'."
  }
}

variable "gitlab" {
  description = "The GitLab server and the project whose jobs are trusted."
  type = object({
    url          = string
    project_path = string
  })
}

variable "vault" {
  description = "Where the registry's address is kept, and how a job logs in."
  type = object({
    address  = string
    mount    = string
    path     = string
    field    = string
    role     = string
    audience = string
  })
}

variable "gitlab_project_id" {
  description = "The project's number in GitLab, which it keeps when it is renamed or moved."
  type        = string

  validation {
    condition     = can(regex("^[1-9][0-9]*$", var.gitlab_project_id))
    error_message = "The project's number stands below its name in GitLab; give it as TF_VAR_gitlab_project_id (in a job it is CI_PROJECT_ID)."
  }
}

variable "kv_version" {
  description = "The version of the key/value engine at the mount, 2 or 1."
  type        = number
  default     = 2

  validation {
    condition     = contains([1, 2], var.kv_version)
    error_message = "The key/value engine has the versions 1 and 2."
  }
}

variable "promoted_from_paths" {
  description = "The paths of the environments that images are promoted from, below the same mount."
  type        = list(string)
  default     = []
}

variable "configures_login" {
  description = "True for the one environment whose run also mounts and configures the login of GitLab's tokens at auth/jwt."
  type        = bool
  default     = false
}
