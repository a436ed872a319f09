using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Vault;

/// <summary>Vault as node-vault sees it.</summary>
public sealed class VaultByNode
{
    private static readonly string[] Packages = ["node-vault"];

    [Fact]
    public async Task Reads_writes_lists_and_deletes_secrets_of_version_2()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """[2,"two","one",["a","registry-copy"],"gone","two",true,"gone"]""",
            await NodeAsync(started, """
                await vault.write('secret/data/n/a', { data: { k: 'one' } });
                const second = await vault.write('secret/data/n/a', { data: { k: 'two' }, options: { cas: 1 } });
                await vault.write('secret/data/n/registry-copy', { data: { k: 'x' } });
                const read = async (query = '') => (await vault.read('secret/data/n/a' + query)).data.data.k;
                const out = [second.data.version, await read(), await read('?version=1'), (await vault.list('secret/metadata/n')).data.keys];
                await vault.delete('secret/data/n/a');
                out.push(await refused(() => read(), error => error.response.statusCode === 404 ? 'gone' : String(error)));
                await vault.write('secret/undelete/n/a', { versions: [2] });
                out.push(await read());
                await vault.write('secret/destroy/n/a', { versions: [2] });
                out.push((await vault.read('secret/metadata/n/a')).data.versions['2'].destroyed);
                await vault.delete('secret/metadata/n/a');
                out.push(await refused(() => read(), error => error.response.statusCode === 404 ? 'gone' : String(error)));
                return out;
                """));
    }

    [Fact]
    public async Task Serves_an_engine_of_version_1()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """[{"k":"v"},["n"],2764800]""",
            await NodeAsync(started, """
                await vault.mount({ mount_point: 'old', type: 'kv', options: { version: '1' } });
                await vault.write('old/n', { k: 'v' });
                const read = await vault.read('old/n');
                return [read.data, (await vault.list('old')).data.keys, read.lease_duration];
                """));
    }

    [Fact]
    public async Task Logs_in_by_AppRole_whose_secret_ids_are_used_up_and_destroyed()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """["deployer","invalid role or secret ID","invalid role or secret ID","missing secret_id"]""",
            await NodeAsync(started, """
                await vault.addApproleRole({ role_name: 'deployer', token_policies: ['dev-registry'], secret_id_num_uses: 1 });
                const { role_id } = (await vault.getApproleRoleId({ role_name: 'deployer' })).data;
                const { secret_id } = (await vault.getApproleRoleSecret({ role_name: 'deployer' })).data;
                const login = input => refused(async () => { throw { said: (await fresh().approleLogin(input)).auth.metadata.role_name }; }, error => error.said ?? error.response.body.errors[0]);
                const out = [await login({ role_id, secret_id }), await login({ role_id, secret_id })];
                const other = (await vault.getApproleRoleSecret({ role_name: 'deployer' })).data.secret_id;
                await vault.write('auth/approle/role/deployer/secret-id/destroy', { secret_id: other });
                out.push(await login({ role_id, secret_id: other }), await login({ role_id }));
                return out;
                """));
    }

    [Fact]
    public async Task Logs_in_by_an_id_token_and_holds_the_token_to_its_policy()
    {
        await using var started = await Started.NewAsync();
        var jwt = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref_protected"] = "true" }, "vault");

        Assert.Equal(
            """["dev",["default","dev-registry"],3600,true,403,"permission denied"]""",
            await NodeAsync(started, $$"""
                const client = fresh();
                const { auth } = await client.jwtLogin({ role: 'dev', jwt: '{{jwt}}' });
                client.token = auth.client_token;
                const out = [auth.metadata.role, auth.policies, auth.lease_duration, 'registry' in (await client.read('secret/data/storefront/dev')).data.data];
                out.push(await refused(() => client.read('secret/data/storefront/uat'), error => error.response.statusCode));
                await client.tokenRevokeSelf();
                out.push(await refused(() => client.tokenLookupSelf(), error => error.response.body.errors[0].match(/permission denied/)[0]));
                return out;
                """));
    }

    [Fact]
    public async Task Ends_the_children_of_a_token_with_it_unless_they_are_orphans()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """["alive","alive","alive",false,true,"dead","dead","alive"]""",
            await NodeAsync(started, """
                const create = async (client, call = 'tokenCreate') => (await client[call]({ policies: ['root'], ttl: '1h' })).auth;
                const at = token => { const client = fresh(); client.token = token; return client; };
                const parent = await create(root());
                const child = await create(at(parent.client_token));
                const grandchild = await create(at(child.client_token));
                const orphan = await create(at(parent.client_token), 'tokenCreateOrphan');
                const look = token => refused(async () => { await at(token).tokenLookupSelf(); throw 'alive'; }, error => error === 'alive' ? 'alive' : 'dead');
                const out = [await look(child.client_token), await look(grandchild.client_token), await look(orphan.client_token), child.orphan, orphan.orphan];
                await vault.tokenRevokeAccessor({ accessor: parent.accessor });
                out.push(await look(child.client_token), await look(grandchild.client_token), await look(orphan.client_token));
                return out;
                """));
    }

    [Fact]
    public async Task Renews_up_to_the_longest_life_and_counts_uses()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """[3600,7200,["default"],2,1,403]""",
            await NodeAsync(started, """
                // The client goes on as the token that it creates.
                const { auth } = await root().tokenCreate({ policies: ['default'], ttl: '1h', explicit_max_ttl: '2h' });
                const client = fresh();
                client.token = auth.client_token;
                const out = [auth.lease_duration, (await client.tokenRenewSelf({ increment: '9h' })).auth.lease_duration, (await vault.tokenLookupAccessor({ accessor: auth.accessor })).data.policies];
                const counted = fresh();
                counted.token = (await root().tokenCreate({ policies: ['default'], num_uses: 3 })).auth.client_token;
                out.push((await counted.tokenLookupSelf()).data.num_uses, (await counted.tokenLookupSelf()).data.num_uses);
                await counted.tokenLookupSelf();
                out.push(await refused(() => counted.tokenLookupSelf(), error => error.response.statusCode));
                return out;
                """));
    }

    [Fact]
    public async Task Tells_its_health_and_seal_and_serves_nothing_while_it_is_sealed()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """[true,false,[true,true],"Vault is sealed","'key' must be a valid hex or base64 string",false,true]""",
            await NodeAsync(started, """
                const health = await vault.health();
                const out = [health.initialized, (await vault.status()).sealed];
                await vault.seal();
                const status = await vault.status();
                out.push([status.sealed, (await refused(() => vault.health({ qs: {} }), error => error.response.body)).sealed ?? status.sealed]);
                out.push(await refused(() => vault.read('secret/data/storefront/dev'), error => error.response.body.errors[0]));
                out.push(await refused(() => vault.unseal({ key: 'other' }), error => error.response.body.errors[0]));
                out.push((await vault.unseal({ key: 'sandbox' })).sealed, 'registry' in (await vault.read('secret/data/storefront/dev')).data.data);
                return out;
                """));
    }

    private static Task<string> NodeAsync(Started started, string script) => Node.RunAsync(
        Packages,
        $$"""
        const fresh = () => require('node-vault')({ endpoint: process.env.VAULT_ADDR, token: '' });
        const root = () => { const client = fresh(); client.token = process.env.VAULT_TOKEN; return client; };
        const vault = root();
        {{script}}
        """,
        started.Variables());
}
