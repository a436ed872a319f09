# The first part is written by './build.sh GenerateInfra' from the definition, as environments/<name>/terraform.tfvars.json.

variable "application" {
  description = "The application's name: the prefix of every role and family, and the ECS cluster unless 'cluster' says otherwise."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,17}[a-z0-9]$", var.application))
    error_message = "The application's name is 2 to 19 of a-z, 0-9 and '-', begins with a letter and does not end with '-': balancers are named <application>-<service>, in 32 characters."
  }
}

variable "environment" {
  description = "The environment's name: the image tag that follows its deployments, and part of its secrets' names."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]{1,24}$", var.environment))
    error_message = "An environment's name is 1 to 24 of a-z, 0-9 and '-'."
  }
}

variable "account_id" {
  description = "The AWS account of this environment; credentials of another one are refused."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account is 12 digits, as a string: a number would lose leading zeros."
  }
}

variable "region" {
  description = "The AWS region of this environment."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region is written as in eu-west-1."
  }
}

variable "tier" {
  description = "GitLab's deployment_tier: production and staging are sized and protected as what serves people."
  type        = string

  validation {
    condition     = contains(["production", "staging", "testing", "development", "other"], var.tier)
    error_message = "The tier is one of production, staging, testing, development and other."
  }
}

variable "cluster" {
  description = "The name of the ECS cluster."
  type        = string
}

variable "services" {
  description = "The ECS services by name. A public one is reached from the internet; a private one by those services alone that come after it, and it alone reaches the database."
  type = map(object({
    public         = bool
    container_name = string
    container_port = number
    family         = string
    after          = list(string)
  }))

  validation {
    condition     = alltrue([for name in keys(var.services) : can(regex("^[a-z][a-z0-9-]{0,11}$", name))])
    error_message = "A service's name is 1 to 12 of a-z, 0-9 and '-' and begins with a letter: balancers are named <application>-<service>, in 32 characters."
  }

  validation {
    condition     = alltrue(flatten([for service in var.services : [for other in service.after : contains(keys(var.services), other)]]))
    error_message = "'after' names a service that is not in the map."
  }

  validation {
    condition     = alltrue([for service in var.services : service.container_port > 0 && service.container_port < 65536])
    error_message = "A container's port is 1 to 65535."
  }
}

variable "image_repositories" {
  description = "The repositories of the container images."
  type        = list(string)

  validation {
    condition     = length(var.image_repositories) > 0
    error_message = "There is no image repository: tasks would have nothing to run."
  }
}

variable "release_branch" {
  description = "The one branch whose jobs may deploy; protect it in GitLab."
  type        = string

  validation {
    condition     = length(var.release_branch) > 0 && !strcontains(var.release_branch, "*")
    error_message = "The release branch is one exact name, without '*'."
  }
}

variable "gitlab" {
  description = "The GitLab server (https://gitlab.example) and the project (group/project) whose jobs are trusted."
  type = object({
    url          = string
    project_path = string
  })

  validation {
    condition     = can(regex("^https://[^/]+$", var.gitlab.url))
    error_message = "GitLab's url is https://host without a path and without '/' at the end: it is the issuer of the tokens, letter by letter."
  }

  validation {
    condition     = can(regex("^[^/*]+(/[^/*]+)+$", var.gitlab.project_path))
    error_message = "The project's path is group/project, without '*'."
  }
}

variable "vault" {
  description = "Where Vault holds the registry's address. Vault's own side is made by infra/vault, from the same file."
  type = object({
    address  = string
    mount    = string
    path     = string
    field    = string
    role     = string
    audience = string
  })
}

variable "tags" {
  description = "Tags of everything that can have them."
  type        = map(string)
  default     = {}
}

# The second part has defaults. An environment that differs says so in TF_VAR_<name>, a CI/CD variable of that environment's scope.

variable "certificate_arn" {
  description = "The ACM certificate of the public balancers. It is made and renewed outside of this configuration, because its domain is."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn != null || !anytrue([for service in var.services : service.public])
    error_message = "A public service has no certificate: make one in ACM in this region, and give its ARN as TF_VAR_certificate_arn, a CI/CD variable of this environment's scope."
  }
}

variable "vpc_cidr" {
  description = "The addresses of the VPC; /20 or larger."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && try(tonumber(split("/", var.vpc_cidr)[1]) <= 20, false)
    error_message = "The VPC's addresses are a CIDR block of /20 or larger: sixteen subnets are cut from it."
  }
}

variable "zones" {
  description = "The letters of the availability zones, at least two. They are not asked of AWS, whose order may change and would move subnets."
  type        = list(string)
  default     = ["a", "b"]

  validation {
    condition     = length(distinct(var.zones)) == length(var.zones) && length(var.zones) >= 2 && length(var.zones) <= 6
    error_message = "There are two to six different zones: balancers and the database need two."
  }
}

variable "database" {
  description = "The size of the database. password_version is raised by one to change the password."
  type = object({
    instance_class   = optional(string, "db.t4g.small")
    engine_version   = optional(string, "16")
    storage_gb       = optional(number, 20)
    max_storage_gb   = optional(number, 100)
    password_version = optional(number, 1)
  })
  default = {}
}

variable "log_retention_days" {
  description = "How long the containers' logs are kept."
  type        = number
  default     = 90
}

variable "log_key_arn" {
  description = "A KMS key for the logs; null = the key of CloudWatch Logs."
  type        = string
  default     = null
}

variable "autoscaling" {
  description = "How many tasks each service has, following the average CPU load; null = as many as somebody sets by hand."
  type = object({
    min         = number
    max         = number
    cpu_percent = optional(number, 60)
  })
  default = null

  validation {
    condition     = try(var.autoscaling.min >= 1 && var.autoscaling.max >= var.autoscaling.min, var.autoscaling == null)
    error_message = "Autoscaling needs min of at least 1, and max not below min."
  }
}

variable "promoted_from" {
  description = "ARNs of the repositories in other accounts that images are promoted from."
  type        = list(string)
  default     = []
}

variable "promoted_to" {
  description = "ARNs of the deployment roles of other accounts that promote images from here."
  type        = list(string)
  default     = []
}
