resource "aws_lb" "this" {
  name                       = local.full_name
  internal                   = !var.public
  load_balancer_type         = "application"
  subnets                    = var.balancer_subnet_ids
  security_groups            = var.balancer_security_groups
  drop_invalid_header_fields = true
  enable_deletion_protection = var.serves_people
}

resource "aws_lb_target_group" "this" {
  # A group that must be replaced is still in use by the listener: the new one comes first, under a name of its own.
  name_prefix = substr("${var.name}-----", 0, 6)
  vpc_id      = var.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = var.container_port

  # A task that is replaced gets no new request, and as long as its container has for those under way (stopTimeout).
  # The default of 300 seconds would make every deployment five minutes longer.
  deregistration_delay = 30

  health_check {
    path                = "/healthz"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "https" {
  count = var.public ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTPS"
  port              = 443
  certificate_arn   = var.certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_lb_listener" "redirect" {
  count = var.public ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

# Neighbours call a private service on the port of its container: the same address is right here and on a developer's machine.
resource "aws_lb_listener" "private" {
  count = var.public ? 0 : 1

  load_balancer_arn = aws_lb.this.arn
  protocol          = "HTTP"
  port              = var.container_port

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_route53_record" "private" {
  count = var.public ? 0 : 1

  zone_id = var.zone_id
  name    = var.name
  type    = "A"

  alias {
    name                   = aws_lb.this.dns_name
    zone_id                = aws_lb.this.zone_id
    evaluate_target_health = false
  }
}
