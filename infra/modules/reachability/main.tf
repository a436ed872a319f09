# Who may reach whom. Every group is closed until a rule here opens it, every rule names a group and not an address, and a road is open only
# when both its ends are: the caller's egress and the callee's ingress stand side by side.

locals {
  public  = { for name, service in var.services : name => service if service.public }
  private = { for name, service in var.services : name => service if !service.public }

  # A service calls those that it is deployed after. Public ones are called by the internet, not by neighbours.
  calls = merge([
    for caller, service in var.services : {
      for callee in service.after : "${caller}-${callee}" => { caller = caller, callee = callee } if !var.services[callee].public
    }
  ]...)

  https = 443
  http  = 80
}

resource "aws_security_group" "balancer" {
  for_each = var.services

  name        = "${var.name}-${each.key}-balancer"
  description = "The load balancer of ${each.key}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-${each.key}-balancer" }
}

resource "aws_security_group" "tasks" {
  for_each = var.services

  name        = "${var.name}-${each.key}-tasks"
  description = "The tasks of ${each.key}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-${each.key}-tasks" }
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "The database"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-database" }
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "The endpoints of AWS services"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-endpoints" }
}

# The internet to balancers of public services; port 80 only answers with a redirect.

resource "aws_vpc_security_group_ingress_rule" "https_from_internet" {
  for_each = local.public

  security_group_id = aws_security_group.balancer[each.key].id
  description       = "Browsers"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = local.https
  to_port           = local.https
}

resource "aws_vpc_security_group_ingress_rule" "http_from_internet" {
  for_each = local.public

  security_group_id = aws_security_group.balancer[each.key].id
  description       = "Browsers that are sent to https"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = local.http
  to_port           = local.http
}

# A balancer to the tasks of its service.

resource "aws_vpc_security_group_egress_rule" "balancer_to_tasks" {
  for_each = var.services

  security_group_id            = aws_security_group.balancer[each.key].id
  description                  = "Requests and health checks"
  referenced_security_group_id = aws_security_group.tasks[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.container_port
  to_port                      = each.value.container_port
}

resource "aws_vpc_security_group_ingress_rule" "tasks_from_balancer" {
  for_each = var.services

  security_group_id            = aws_security_group.tasks[each.key].id
  description                  = "Requests and health checks"
  referenced_security_group_id = aws_security_group.balancer[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.container_port
  to_port                      = each.value.container_port
}

# Tasks to the balancers of private services that they call.

resource "aws_vpc_security_group_egress_rule" "tasks_to_balancer" {
  for_each = local.calls

  security_group_id            = aws_security_group.tasks[each.value.caller].id
  description                  = "Calls to ${each.value.callee}"
  referenced_security_group_id = aws_security_group.balancer[each.value.callee].id
  ip_protocol                  = "tcp"
  from_port                    = var.services[each.value.callee].container_port
  to_port                      = var.services[each.value.callee].container_port
}

resource "aws_vpc_security_group_ingress_rule" "balancer_from_tasks" {
  for_each = local.calls

  security_group_id            = aws_security_group.balancer[each.value.callee].id
  description                  = "Calls from ${each.value.caller}"
  referenced_security_group_id = aws_security_group.tasks[each.value.caller].id
  ip_protocol                  = "tcp"
  from_port                    = var.services[each.value.callee].container_port
  to_port                      = var.services[each.value.callee].container_port
}

# Tasks of private services to the database.

resource "aws_vpc_security_group_egress_rule" "tasks_to_database" {
  for_each = local.private

  security_group_id            = aws_security_group.tasks[each.key].id
  description                  = "The database"
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
}

resource "aws_vpc_security_group_ingress_rule" "database_from_tasks" {
  for_each = local.private

  security_group_id            = aws_security_group.database.id
  description                  = "The tasks of ${each.key}"
  referenced_security_group_id = aws_security_group.tasks[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = var.database_port
  to_port                      = var.database_port
}

# Every task to what starts it: the registry, the secrets and the logs behind endpoints, and the layers of its image in S3.

resource "aws_vpc_security_group_egress_rule" "tasks_to_endpoints" {
  for_each = var.services

  security_group_id            = aws_security_group.tasks[each.key].id
  description                  = "Registry, secrets and logs"
  referenced_security_group_id = aws_security_group.endpoints.id
  ip_protocol                  = "tcp"
  from_port                    = local.https
  to_port                      = local.https
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_tasks" {
  for_each = var.services

  security_group_id            = aws_security_group.endpoints.id
  description                  = "The tasks of ${each.key}"
  referenced_security_group_id = aws_security_group.tasks[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = local.https
  to_port                      = local.https
}

resource "aws_vpc_security_group_egress_rule" "tasks_to_s3" {
  for_each = var.services

  security_group_id = aws_security_group.tasks[each.key].id
  description       = "Layers of images"
  prefix_list_id    = var.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = local.https
  to_port           = local.https
}
