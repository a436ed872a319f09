variable "name" {
  description = "The cluster's name."
  type        = string
}

variable "application" {
  description = "The prefix of the execution role's name."
  type        = string
}

variable "account_id" {
  description = "The account whose tasks may use the execution role."
  type        = string
}

variable "permissions_boundary" {
  description = "The ARN of the policy that no role here can exceed."
  type        = string
}

variable "repository_arns" {
  description = "The repositories that images are pulled from."
  type        = list(string)
}

variable "log_group_arns" {
  description = "The log groups that containers write to."
  type        = list(string)
}

variable "secret_arns" {
  description = "The secrets that containers are given."
  type        = list(string)
}
