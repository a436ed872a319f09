locals {
  # A PostgreSQL name that needs no quotes.
  name = replace(var.name, "-", "_")
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "The private subnets of ${var.name}"
  subnet_ids  = var.subnet_ids
}

# It lives while this run does, and is kept by neither the state nor a plan: the two arguments that take it are write-only.
# Without punctuation it stands in an address as it is.
ephemeral "aws_secretsmanager_random_password" "this" {
  password_length     = 40
  exclude_punctuation = true
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = var.size.engine_version
  instance_class = var.size.instance_class

  allocated_storage     = var.size.storage_gb
  max_allocated_storage = var.size.max_storage_gb
  storage_type          = "gp3"
  storage_encrypted     = true

  db_name  = local.name
  username = local.name
  port     = var.port

  # Not manage_master_user_password: RDS would change the password every week under tasks that got it as a variable when they started.
  password_wo         = ephemeral.aws_secretsmanager_random_password.this.random_password
  password_wo_version = var.size.password_version

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  multi_az               = var.serves_people

  backup_retention_period         = var.serves_people ? 30 : 7
  copy_tags_to_snapshot           = true
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
  performance_insights_enabled    = true
  auto_minor_version_upgrade      = true

  # In its maintenance window, unless somebody decides otherwise: most changes of a database restart it.
  apply_immediately = false

  deletion_protection       = true
  skip_final_snapshot       = false
  final_snapshot_identifier = "${var.name}-final"

  # Deletion is refused three times: by Terraform here, by RDS (deletion_protection), and then leaves a snapshot behind.
  lifecycle {
    prevent_destroy = true
  }
}

# What a backend is given as DATABASE_URL.
resource "aws_secretsmanager_secret" "url" {
  name        = "${var.name}/${var.environment}/database-url"
  description = "The database of ${var.name}, with its password"

  # Containers' JSON names it by an ARN that ends in six letters of AWS's choice: a new one would not be found.
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_secretsmanager_secret_version" "url" {
  secret_id = aws_secretsmanager_secret.url.id

  # The version is that of the password: both are written in the same run, or neither.
  secret_string_wo         = "postgres://${local.name}:${ephemeral.aws_secretsmanager_random_password.this.random_password}@${aws_db_instance.this.address}:${var.port}/${local.name}?sslmode=require"
  secret_string_wo_version = var.size.password_version
}
