variable "name" {
  description = "The name of the database, of its user and of its secret's first part."
  type        = string
}

variable "environment" {
  description = "The second part of the secret's name."
  type        = string
}

variable "subnet_ids" {
  description = "The private subnets."
  type        = list(string)
}

variable "security_group_id" {
  description = "The group of the database."
  type        = string
}

variable "port" {
  description = "The port that it listens on."
  type        = number
}

variable "serves_people" {
  description = "True for a standby in another zone, and a month of backups."
  type        = bool
}

variable "size" {
  description = "See 'database' of the environment."
  type = object({
    instance_class   = string
    engine_version   = string
    storage_gb       = number
    max_storage_gb   = number
    password_version = number
  })
}
