# One ECS service with its balancer and its log. What runs in it is not said here: the deployments of the application say it.

locals {
  full_name = "${var.application}-${var.name}"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/${var.application}/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

# What the application itself may do in AWS: nothing, until it needs something.
resource "aws_iam_role" "task" {
  name                 = local.full_name
  description          = "The containers of ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

# A service cannot be made without a task definition, and there is no image before the first deployment: this one names none that exists,
# and the service begins with no task. The first deployment registers the second revision.
resource "aws_ecs_task_definition" "first" {
  family                   = var.family
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = var.execution_role_arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([{
    name         = var.container_name
    image        = "${var.repository_url}:not-deployed-yet"
    essential    = true
    portMappings = [{ containerPort = var.container_port, protocol = "tcp" }]
  }])

  # Its revision stays in the family's history, as those of deployments do, and what changes here makes no new one.
  skip_destroy = true

  lifecycle {
    ignore_changes = all
  }
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = var.cluster
  task_definition = aws_ecs_task_definition.first.arn
  desired_count   = 0
  launch_type     = "FARGATE"

  # Never fewer tasks than wanted while they are replaced.
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  health_check_grace_period_seconds = 60
  enable_ecs_managed_tags           = true
  propagate_tags                    = "SERVICE"

  network_configuration {
    subnets          = var.task_subnet_ids
    security_groups  = var.task_security_groups
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.this.arn
    container_name   = var.container_name
    container_port   = var.container_port
  }

  lifecycle {
    # The task definition belongs to the deployments of the application, the number of tasks to the autoscaling or to whoever sets it. A run
    # here that put back what this file says would undo the last deployment, and a deployment would look like drift to the next run:
    # the two pipelines would fight for ever.
    ignore_changes = [task_definition, desired_count]
  }

  # ECS refuses a target group that no balancer sends to.
  depends_on = [aws_lb_listener.private, aws_lb_listener.https]
}
