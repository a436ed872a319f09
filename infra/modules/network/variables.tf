variable "name" {
  description = "The name of the VPC, and of the private zone below .internal."
  type        = string
}

variable "region" {
  description = "The AWS region."
  type        = string
}

variable "cidr" {
  description = "The addresses of the VPC."
  type        = string
}

variable "zones" {
  description = "The letters of the availability zones; add new ones at the end."
  type        = list(string)
}
