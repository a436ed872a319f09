using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Vault;

/// <summary>Vault as Python's client sees it.</summary>
public sealed class VaultByHvac
{
    [Fact]
    public async Task Reads_the_seeded_registry_address()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            started.Sandbox.RegistryAddress("111111111111", "eu-west-1"),
            await PythonAsync(started, "print(c.secrets.kv.v2.read_secret_version(path='storefront/dev')['data']['data']['registry'])"));
    }

    [Fact]
    public async Task Keeps_the_versions_of_a_secret_through_delete_undelete_and_destroy()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("2 one two gone two destroyed", await PythonAsync(started, """
            kv = c.secrets.kv.v2
            kv.create_or_update_secret(path='a/b', secret={'k': 'one'})
            v = kv.create_or_update_secret(path='a/b', secret={'k': 'two'}, cas=1)['data']['version']
            out = [str(v), kv.read_secret_version(path='a/b', version=1)['data']['data']['k'], kv.read_secret_version(path='a/b')['data']['data']['k']]
            kv.delete_latest_version_of_secret(path='a/b')
            try: kv.read_secret_version(path='a/b')
            except hvac.exceptions.InvalidPath as e: out.append('gone')
            kv.undelete_secret_versions(path='a/b', versions=[2])
            out.append(kv.read_secret_version(path='a/b')['data']['data']['k'])
            kv.destroy_secret_versions(path='a/b', versions=[2])
            m = kv.read_secret_metadata(path='a/b')['data']
            out.append('destroyed' if m['versions']['2']['destroyed'] and not m['versions']['1']['destroyed'] else str(m))
            print(' '.join(out))
            """));
    }

    [Fact]
    public async Task Refuses_a_write_whose_version_has_moved_on()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("check-and-set parameter did not match the current version", await PythonAsync(started, """
            try: c.secrets.kv.v2.create_or_update_secret(path='storefront/dev', secret={'k': 'v'}, cas=0)
            except hvac.exceptions.InvalidRequest as e: print(e.errors[0] if e.errors else e)
            """));
    }

    [Fact]
    public async Task Patches_lists_and_describes_a_secret()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("{'x': 1, 'z': {'b': 2}} ['dev', 'uat'] {'owner': 'shop'} 3", await PythonAsync(started, """
            kv = c.secrets.kv.v2
            kv.create_or_update_secret(path='p', secret={'x': 1, 'y': 2, 'z': {'a': 1, 'b': 2}})
            r = c.session.patch(c.url + '/v1/secret/data/p', json={'data': {'y': None, 'z': {'a': None}}}, headers={'X-Vault-Token': c.token, 'Content-Type': 'application/merge-patch+json'})
            r.raise_for_status()
            c.write('secret/metadata/p', custom_metadata={'owner': 'shop'}, max_versions=3)
            m = kv.read_secret_metadata(path='p')['data']
            print(kv.read_secret_version(path='p')['data']['data'], kv.list_secrets(path='storefront')['data']['keys'], m['custom_metadata'], m['max_versions'])
            """));
    }

    [Fact]
    public async Task Serves_a_version_1_engine()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("{'k': 'v'} ['n'] none", await PythonAsync(started, """
            c.sys.enable_secrets_engine('kv', path='old', options={'version': '1'})
            c.secrets.kv.v1.create_or_update_secret(path='n', secret={'k': 'v'}, mount_point='old')
            out = [str(c.secrets.kv.v1.read_secret(path='n', mount_point='old')['data']), str(c.secrets.kv.v1.list_secrets(path='', mount_point='old')['data']['keys'])]
            c.secrets.kv.v1.delete_secret(path='n', mount_point='old')
            try: c.secrets.kv.v1.read_secret(path='n', mount_point='old')
            except hvac.exceptions.InvalidPath: out.append('none')
            print(' '.join(out))
            """));
    }

    [Fact]
    public async Task Logs_in_by_AppRole_and_holds_the_token_to_its_policy()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("True denied denied invalid role or secret ID", await PythonAsync(started, """
            c.sys.create_or_update_policy('only-uat', 'path "secret/data/storefront/*" { capabilities = ["read"] }\npath "secret/data/storefront/dev" { capabilities = ["deny"] }')
            c.auth.approle.create_or_update_approle('deployer', token_policies=['only-uat'], token_ttl='10m')
            role = c.auth.approle.read_role_id('deployer')['data']['role_id']
            secret = c.auth.approle.generate_secret_id('deployer')['data']['secret_id']
            d = hvac.Client(url=c.url)
            d.auth.approle.login(role_id=role, secret_id=secret)
            out = [str('registry' in d.secrets.kv.v2.read_secret_version(path='storefront/uat')['data']['data'])]
            for attempt in (lambda: d.secrets.kv.v2.read_secret_version(path='storefront/dev'), lambda: d.secrets.kv.v2.create_or_update_secret(path='storefront/uat', secret={'a': 'b'})):
                try: attempt()
                except hvac.exceptions.Forbidden: out.append('denied')
            try: hvac.Client(url=c.url).auth.approle.login(role_id=role, secret_id='x')
            except hvac.exceptions.InvalidRequest as e: out.append(e.errors[0] if e.errors else str(e))
            print(' '.join(out))
            """));
    }

    [Fact]
    public async Task Looks_up_renews_and_revokes_a_token()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("600 7200 permission denied", await PythonAsync(started, """
            t = c.auth.token.create(policies=['default'], ttl='10m')['auth']
            d = hvac.Client(url=c.url, token=t['client_token'])
            out = [str(d.auth.token.lookup_self()['data']['creation_ttl']), str(d.auth.token.renew_self(increment='2h')['auth']['lease_duration'])]
            d.auth.token.revoke_self()
            try: hvac.Client(url=c.url, token=t['client_token']).auth.token.lookup_self()
            except hvac.exceptions.Forbidden as e: out.append('permission denied' if 'permission denied' in str(e) else str(e))
            print(' '.join(out))
            """));
    }

    [Fact]
    public async Task Logs_in_by_an_id_token_whose_claims_are_bound()
    {
        await using var started = await Started.NewAsync();
        var right = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref_protected"] = "true" }, "vault");
        var wrong = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref_protected"] = "false" }, "vault");
        var other = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref_protected"] = "true" }, "sts.amazonaws.com");

        Assert.Equal(
            """
            dev ['default', 'dev-registry']
            True
            error validating claims: claim "ref_protected" does not match any associated bound claim values
            error validating token: invalid audience (aud) claim: audience claim does not match any bound audience
            role "nobody" could not be found
            """,
            await PythonAsync(started, $$"""
                d = hvac.Client(url=c.url)
                auth = d.auth.jwt.jwt_login(role='dev', jwt='{{right}}')['auth']
                d.token = auth['client_token']
                print(auth['metadata']['role'], auth['policies'])
                print('registry' in d.secrets.kv.v2.read_secret_version(path='storefront/dev')['data']['data'])
                for role, jwt in (('dev', '{{wrong}}'), ('dev', '{{other}}'), ('nobody', '{{right}}')):
                    try: hvac.Client(url=c.url).auth.jwt.jwt_login(role=role, jwt=jwt)
                    except hvac.exceptions.InvalidRequest as e: print(e.errors[0] if e.errors else e)
                """));
    }

    [Fact]
    public async Task Tells_its_health()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal("True False True", await PythonAsync(started, "h = c.sys.read_health_status(method='GET'); h = h if isinstance(h, dict) else h.json(); print(h['initialized'], h['sealed'], c.is_authenticated())"));
    }

    private static Task<string> PythonAsync(Started started, string script)
    {
        var python = RealPart.Require("/usr/bin/python3")[0];
        return Tool.RunAsync(python, ["-", started.Address, "sandbox"], input: $"import sys, hvac\nc = hvac.Client(url=sys.argv[1], token=sys.argv[2])\n{script}\n");
    }
}
