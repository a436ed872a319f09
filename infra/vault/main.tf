# Vault's side of one environment: where its registry is, and who may read that. It is a root of its own, so that neither half needs the
# other's provider or credentials.

locals {
  suffix  = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
  address = "${var.account_id}.dkr.ecr.${var.region}.${local.suffix}"

  # In version 2 of the engine the API's path has 'data' in it, and policies are about the API's paths.
  prefix = var.kv_version == 2 ? "${var.vault.mount}/data" : var.vault.mount
}

resource "vault_jwt_auth_backend" "gitlab" {
  count = var.configures_login ? 1 : 0

  path         = "jwt"
  description  = "Jobs of ${var.gitlab.url}"
  jwks_url     = "${var.gitlab.url}/oauth/discovery/keys"
  bound_issuer = var.gitlab.url
}

resource "vault_kv_secret_v2" "registry" {
  count = var.kv_version == 2 ? 1 : 0

  mount     = var.vault.mount
  name      = var.vault.path
  data_json = jsonencode({ (var.vault.field) = local.address })
}

resource "vault_kv_secret" "registry" {
  count = var.kv_version == 1 ? 1 : 0

  path      = "${var.vault.mount}/${var.vault.path}"
  data_json = jsonencode({ (var.vault.field) = local.address })
}

# Reading one path, and those of the environments that images are promoted from.
resource "vault_policy" "deployment" {
  name   = var.vault.role
  policy = join("\n", [for path in concat([var.vault.path], var.promoted_from_paths) : "path \"${local.prefix}/${path}\" { capabilities = [\"read\"] }"])
}

resource "vault_jwt_auth_backend_role" "deployment" {
  backend         = var.configures_login ? vault_jwt_auth_backend.gitlab[0].path : "jwt"
  role_name       = var.vault.role
  role_type       = "jwt"
  user_claim      = "project_id"
  token_policies  = [vault_policy.deployment.name]
  bound_audiences = [var.vault.audience]

  # All of them must match. A fork can carry the project's path, but not its number; "true" is a string in GitLab's tokens; and the
  # environment is what AWS cannot ask a token for.
  bound_claims = {
    project_id    = var.gitlab_project_id
    ref           = var.release_branch
    ref_type      = "branch"
    ref_protected = "true"
    environment   = var.environment
  }

  # Some minutes: a deployment reads once, at its beginning, and renews what it has.
  token_ttl     = 600
  token_max_ttl = 3600
}
