variable "name" {
  description = "The service's name."
  type        = string
}

variable "application" {
  description = "The application's name: the first part of other names."
  type        = string
}

variable "account_id" {
  description = "The account whose tasks may use the task role."
  type        = string
}

variable "public" {
  description = "True for a balancer that the internet reaches."
  type        = bool
}

variable "container_name" {
  description = "The container that the balancer sends to."
  type        = string
}

variable "container_port" {
  description = "The port that it listens on."
  type        = number
}

variable "family" {
  description = "The family of the service's task definitions."
  type        = string
}

variable "cluster" {
  description = "The ECS cluster's name."
  type        = string
}

variable "repository_url" {
  description = "The repository of the image, with the registry's address."
  type        = string
}

variable "execution_role_arn" {
  description = "The role that starts tasks."
  type        = string
}

variable "permissions_boundary" {
  description = "The ARN of the policy that no role here can exceed."
  type        = string
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "zone_id" {
  description = "The private DNS zone, for a private service."
  type        = string
}

variable "balancer_subnet_ids" {
  description = "Where the balancer stands."
  type        = list(string)
}

variable "task_subnet_ids" {
  description = "Where tasks run."
  type        = list(string)
}

variable "balancer_security_groups" {
  description = "The balancer's groups."
  type        = list(string)
}

variable "task_security_groups" {
  description = "The tasks' groups."
  type        = list(string)
}

variable "certificate_arn" {
  description = "The certificate of a public service."
  type        = string
}

variable "serves_people" {
  description = "True to have AWS refuse the balancer's deletion."
  type        = bool
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
}

variable "log_key_arn" {
  description = "A KMS key for the logs; null = none of our own."
  type        = string
}

variable "autoscaling" {
  description = "The bounds of the number of tasks; null = no autoscaling."
  type = object({
    min         = number
    max         = number
    cpu_percent = number
  })
}
