variable "application" {
  description = "The application's name: the prefix of the roles."
  type        = string
}

variable "environment" {
  description = "The environment's name, in the tokens' audiences."
  type        = string
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "region" {
  description = "The AWS region."
  type        = string
}

variable "cluster" {
  description = "The ECS cluster that is deployed to."
  type        = string
}

variable "families" {
  description = "The families of task definitions that a deployment registers."
  type        = list(string)
}

variable "repositories" {
  description = "The repositories that a deployment pushes to."
  type        = list(string)
}

variable "promoted_from" {
  description = "ARNs of repositories in other accounts that images are promoted from."
  type        = list(string)
}

variable "task_roles" {
  description = "The names of the roles of containers, which a deployment hands to ECS."
  type        = list(string)
}

variable "gitlab" {
  description = "The GitLab server and the project."
  type = object({
    url          = string
    project_path = string
  })
}

variable "release_branch" {
  description = "The one branch whose jobs may write."
  type        = string
}

variable "deployment_policy" {
  description = "The recorded policy of a deployment, docs/iam/deploy.json, with its words in $${}."
  type        = string
}
