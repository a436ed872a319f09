variable "repository" {
  description = "The repository's name."
  type        = string
}

variable "environment" {
  description = "The tag that moves with the environment's deployments."
  type        = string
}

variable "readers" {
  description = "ARNs of roles in other accounts that promote images from here."
  type        = list(string)
}
