# One environment: everything that an application deployment finds and never makes. See docs/infrastructure.md.

locals {
  name = var.application

  # 'staging' stands for the last rehearsal: what differs from production there is not rehearsed.
  serves_people = contains(["production", "staging"], var.tier)

  # PostgreSQL's own.
  database_port = 5432
}

module "network" {
  source = "../modules/network"

  name   = local.name
  region = var.region
  cidr   = var.vpc_cidr
  zones  = var.zones
}

# Who may reach whom stands in this one module, and in the table of docs/infrastructure.md that is compared with it.
module "reachability" {
  source = "../modules/reachability"

  name              = local.name
  vpc_id            = module.network.vpc_id
  services          = var.services
  database_port     = local.database_port
  s3_prefix_list_id = module.network.s3_prefix_list_id
}

module "endpoints" {
  source = "../modules/endpoints"

  name              = local.name
  region            = var.region
  vpc_id            = module.network.vpc_id
  subnet_ids        = module.network.private_subnet_ids
  security_group_id = module.reachability.endpoints_security_group_id
}

module "registry" {
  source   = "../modules/registry"
  for_each = toset(var.image_repositories)

  repository  = each.value
  environment = var.environment
  readers     = var.promoted_to
}

module "database" {
  source = "../modules/database"

  name              = local.name
  environment       = var.environment
  subnet_ids        = module.network.private_subnet_ids
  security_group_id = module.reachability.database_security_group_id
  port              = local.database_port
  serves_people     = local.serves_people
  size              = var.database
}

module "cluster" {
  source = "../modules/cluster"

  name                 = var.cluster
  application          = local.name
  account_id           = var.account_id
  permissions_boundary = module.access.boundary_arn
  repository_arns      = [for repository in module.registry : repository.arn]
  log_group_arns       = [for service in module.service : service.log_group_arn]
  secret_arns          = [module.database.url_secret_arn]
}

module "service" {
  source   = "../modules/service"
  for_each = var.services

  name                     = each.key
  application              = local.name
  account_id               = var.account_id
  public                   = each.value.public
  container_name           = each.value.container_name
  container_port           = each.value.container_port
  family                   = each.value.family
  cluster                  = module.cluster.name
  repository_url           = module.registry[var.image_repositories[0]].url
  execution_role_arn       = module.cluster.execution_role_arn
  permissions_boundary     = module.access.boundary_arn
  vpc_id                   = module.network.vpc_id
  zone_id                  = module.network.zone_id
  balancer_subnet_ids      = each.value.public ? module.network.public_subnet_ids : module.network.private_subnet_ids
  task_subnet_ids          = module.network.private_subnet_ids
  balancer_security_groups = [module.reachability.balancer_security_group_ids[each.key]]
  task_security_groups     = [module.reachability.task_security_group_ids[each.key]]
  certificate_arn          = var.certificate_arn
  serves_people            = local.serves_people
  log_retention_days       = var.log_retention_days
  log_key_arn              = var.log_key_arn
  autoscaling              = var.autoscaling
}

module "access" {
  source = "../modules/access"

  application    = local.name
  environment    = var.environment
  account_id     = var.account_id
  region         = var.region
  cluster        = var.cluster
  families       = [for service in var.services : service.family]
  repositories   = var.image_repositories
  promoted_from  = var.promoted_from
  task_roles     = [for name in keys(var.services) : "${local.name}-${name}"]
  gitlab         = var.gitlab
  release_branch = var.release_branch

  # What a deployment calls is recorded by the tests of the deployment, and written down there: it is not said again here.
  deployment_policy = file("${path.module}/../../docs/iam/deploy.json")
}
