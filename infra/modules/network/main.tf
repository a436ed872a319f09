# A VPC with public subnets, where balancers of public services stand, and private ones for all else. There is no NAT gateway: no task has a
# road to the internet, neither to fetch nor to leak, and what it needs of AWS it reaches by endpoints (modules/endpoints).

resource "aws_vpc" "this" {
  cidr_block = var.cidr

  # Both are needed by the private zone and by the private names of the endpoints.
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# The group that comes with a VPC lets all of its members talk to each other. Adopted without a rule, whoever forgets to name a group gets none.
resource "aws_default_security_group" "closed" {
  vpc_id = aws_vpc.this.id
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = "${var.region}${each.key}"

  # The upper half of the sixteen blocks is public; a zone that is added takes the next one and moves no other.
  cidr_block = cidrsubnet(var.cidr, 4, 8 + each.value)

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.this.id
  availability_zone = "${var.region}${each.key}"
  cidr_block        = cidrsubnet(var.cidr, 4, each.value)

  tags = { Name = "${var.name}-private-${each.key}" }
}

locals {
  zones = { for index, zone in var.zones : zone => index }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-public" }
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

# It has no route but those inside of the VPC, and the one to S3.
resource "aws_route_table" "private" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-private" }
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private.id
}

# ECR keeps the layers of images in S3: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.${var.region}.s3"
  route_table_ids   = [aws_route_table.private.id]

  tags = { Name = "${var.name}-s3" }
}

# Private services are found here: backend.<application>.internal.
resource "aws_route53_zone" "internal" {
  name = "${var.name}.internal"

  vpc {
    vpc_id = aws_vpc.this.id
  }
}

# The search domain makes 'backend' enough of a name: containers say http://backend:8080 here as on the network of a container engine.
resource "aws_vpc_dhcp_options" "internal" {
  domain_name         = aws_route53_zone.internal.name
  domain_name_servers = ["AmazonProvidedDNS"]

  tags = { Name = var.name }
}

resource "aws_vpc_dhcp_options_association" "internal" {
  vpc_id          = aws_vpc.this.id
  dhcp_options_id = aws_vpc_dhcp_options.internal.id
}
