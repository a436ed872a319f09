# What Fargate calls from the task's own network interface before and while it runs: the registry, the secrets, the logs. ECS itself needs
# no endpoint there. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html

resource "aws_vpc_endpoint" "this" {
  for_each = toset(["ecr.api", "ecr.dkr", "logs", "secretsmanager"])

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${var.region}.${each.value}"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [var.security_group_id]
  private_dns_enabled = true

  tags = { Name = "${var.name}-${each.value}" }
}
