variable "name" {
  description = "The prefix of the groups' names."
  type        = string
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "services" {
  description = "The services by name; 'after' names those that a service calls."
  type = map(object({
    public         = bool
    container_port = number
    after          = list(string)
  }))
}

variable "database_port" {
  description = "The port of the database."
  type        = number
}

variable "s3_prefix_list_id" {
  description = "The addresses of S3."
  type        = string
}
