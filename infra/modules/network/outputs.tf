output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "One for each zone."
  value       = [for subnet in aws_subnet.public : subnet.id]
}

output "private_subnet_ids" {
  description = "One for each zone."
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "s3_prefix_list_id" {
  description = "The addresses of S3 in this region, for rules."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}

output "zone_id" {
  description = "The private DNS zone."
  value       = aws_route53_zone.internal.zone_id
}
