resource "aws_ecr_repository" "this" {
  name = var.repository

  # A commit's tag names the same image for ever. Two kinds of tags move: the environment's, after each deployment that succeeded, and the
  # tags that tools without the referrers API keep signatures under (sha256-<digest>.sig), which grow with each signature.
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"

  image_tag_mutability_exclusion_filter {
    filter      = var.environment
    filter_type = "WILDCARD"
  }

  image_tag_mutability_exclusion_filter {
    filter      = "sha256-*"
    filter_type = "WILDCARD"
  }

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }

  # Tasks that ECS starts again tomorrow pull from here; without the repository none of them starts.
  lifecycle {
    prevent_destroy = true
  }
}

# An image that matches a rule is never expired by one of a lower priority: the first two rules keep what they match.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "What runs in the environment stays"
        selection    = { tagStatus = "tagged", tagPatternList = [var.environment], countType = "imageCountMoreThan", countNumber = 1000 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "Signatures stay"
        selection    = { tagStatus = "tagged", tagPatternList = ["sha256-*"], countType = "imageCountMoreThan", countNumber = 10000 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 3
        description  = "Images that no tag names any more"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 30 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 4
        description  = "As many commits as a rollback could ever want"
        selection    = { tagStatus = "tagged", tagPatternList = ["*"], countType = "imageCountMoreThan", countNumber = 500 }
        action       = { type = "expire" }
      },
    ]
  })
}

# Promotion reads an image where it ran before: the roles that deploy to the later environments may pull, and no more.
resource "aws_ecr_repository_policy" "promotion" {
  count = length(var.readers) > 0 ? 1 : 0

  repository = aws_ecr_repository.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.readers }
      Action    = ["ecr:BatchGetImage", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}
