# Nothing is asked of AWS: the provider is mocked, ARNs are made up. Terraform 1.11 cannot mock an ephemeral value, so tests/Infra runs this on
# a copy of the configuration whose database has a password of letters.

mock_provider "aws" {
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::333333333333:role/mocked" }
  }

  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::333333333333:policy/mocked" }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::333333333333:oidc-provider/gitlab.example" }
  }

  mock_resource "aws_ecr_repository" {
    defaults = {
      arn            = "arn:aws:ecr:eu-west-1:333333333333:repository/storefront"
      repository_url = "333333333333.dkr.ecr.eu-west-1.amazonaws.com/storefront"
    }
  }

  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:loadbalancer/app/mocked/0" }
  }

  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/mocked/0" }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:333333333333:log-group:mocked" }
  }

  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:eu-west-1:333333333333:task-definition/mocked:1" }
  }
}

variables {
  application     = "storefront"
  environment     = "uat"
  account_id      = "333333333333"
  region          = "eu-west-1"
  tier            = "staging"
  cluster         = "storefront"
  certificate_arn = "arn:aws:acm:eu-west-1:333333333333:certificate/mocked"
  release_branch  = "staging"

  services = {
    backend  = { public = false, container_name = "backend", container_port = 8080, family = "storefront-backend", after = [] }
    frontend = { public = true, container_name = "frontend", container_port = 8081, family = "storefront-frontend", after = ["backend"] }
  }

  image_repositories = ["storefront"]
  gitlab             = { url = "https://gitlab.example", project_path = "shop/storefront" }

  vault = {
    address  = "https://vault.example"
    mount    = "secret"
    path     = "storefront/uat"
    field    = "registry"
    role     = "storefront-uat"
    audience = "vault:storefront:uat"
  }
}

run "an_environment_is_planned_as_a_whole" {
  command = plan

  assert {
    condition     = output.vault_entry.secret == "secret/storefront/uat"
    error_message = "Vault's entry is not where the deployment looks for it."
  }
}

run "autoscaling_is_an_option" {
  command = plan

  variables {
    autoscaling = { min = 2, max = 6 }
  }
}

run "a_public_service_without_a_certificate_is_refused" {
  command = plan

  variables {
    certificate_arn = null
  }

  expect_failures = [var.certificate_arn]
}

run "an_account_that_lost_its_leading_zeros_is_refused" {
  command = plan

  variables {
    account_id = "3333"
  }

  expect_failures = [var.account_id]
}

run "a_branch_pattern_is_refused" {
  command = plan

  variables {
    release_branch = "release/*"
  }

  expect_failures = [var.release_branch]
}

run "one_zone_is_refused" {
  command = plan

  variables {
    zones = ["a"]
  }

  expect_failures = [var.zones]
}

run "a_small_vpc_is_refused" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/24"
  }

  expect_failures = [var.vpc_cidr]
}

run "autoscaling_upside_down_is_refused" {
  command = plan

  variables {
    autoscaling = { min = 4, max = 2 }
  }

  expect_failures = [var.autoscaling]
}

run "a_call_to_a_service_that_is_not_there_is_refused" {
  command = plan

  variables {
    services = {
      frontend = { public = true, container_name = "frontend", container_port = 8081, family = "storefront-frontend", after = ["backend"] }
    }
  }

  expect_failures = [var.services]
}

run "an_issuer_with_a_path_is_refused" {
  command = plan

  variables {
    gitlab = { url = "https://gitlab.example/", project_path = "shop/storefront" }
  }

  expect_failures = [var.gitlab]
}
