using Pipelines.Engines.Packaging;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Packaging;

public sealed class DebianPackagingRefusals : IDisposable
{
    private readonly SourceFixture source = new();

    public void Dispose() => source.Dispose();

    [Fact]
    public Task Refuses_a_folder_that_is_not_there()
    {
        Directory.Delete(source.Debian, recursive: true);
        return RefusesAsync("debian: there is no such folder. Name the folder that holds control, changelog and install.");
    }

    [Fact]
    public Task Refuses_a_missing_control_file_and_changelog()
    {
        source.Delete("debian/control").Delete("debian/changelog");
        return RefusesAsync(
            "debian/control: there is no such file. Write it; docs/packaging.md has an example.",
            "debian/changelog: there is no such file. Write it; docs/packaging.md has an example.");
    }

    [Fact]
    public Task Refuses_missing_fields()
    {
        source.Replace("debian/control", "Maintainer: Ada <ada@example.org>\n", "");
        source.Replace("debian/control", "Architecture: all\n", "");
        source.Replace("debian/control", "Description: a tool\n It does what tools do.\n", "");
        return RefusesAsync(
            "debian/control:1: Maintainer is missing from this block. Add a line 'Maintainer: …'.",
            "debian/control:4: Architecture is missing from this block. Add a line 'Architecture: …'.",
            "debian/control:4: Description is missing from this block. Add a line 'Description: …'.");
    }

    [Theory]
    [InlineData("Architecture: all", "Architecture: any", "6: Architecture 'any' cannot be built here, where nothing is compiled. Write 'all', or the one architecture that the files are for, such as 'amd64'.")]
    [InlineData("Architecture: all", "Architecture: amd64 arm64", "6: Architecture 'amd64 arm64' cannot be built here, where nothing is compiled. Write 'all', or the one architecture that the files are for, such as 'amd64'.")]
    [InlineData("Package: tool", "Package: Tool", "5: Package 'Tool' is not a package name. Use two or more of a-z, 0-9, '+', '.' and '-', beginning with a letter or digit.")]
    [InlineData("Description: a tool", "Description:", "8: Description '\\n It does what tools do.' has no summary on its first line. Write what the package is, in at most 80 characters, after the colon.")]
    [InlineData("Depends: ruby", "Depend: ruby", "7: 'Depend' is not a field of this block. Did you mean 'Depends'? A field of your own begins with 'XB-'.")]
    [InlineData("Depends: ruby", "Colour: ruby", "7: 'Colour' is not a field of this block. A field of your own begins with 'XB-'.")]
    [InlineData("Section: utils", "Sektion: utils", "2: 'Sektion' is not a field of this block. Did you mean 'Section'? A field of your own begins with 'XB-'.")]
    [InlineData("Section: utils", "Section utils", "2: 'Section utils' is not 'Name: value'. Write a field, or begin the line with a blank to go on with the one before.")]
    [InlineData("Section: utils", "source: x", "2: Source stands on line 1 already. Keep one of the two.")]
    [InlineData("Source: tool", " tool", "1: the line begins with a blank, and there is no field before it. Begin it with 'Name:'.")]
    [InlineData("ruby (>= 1:3.1)", "ruby (> 3)", "7: Depends: 'ruby (> 3)' is not a package. Write 'name', 'name (>= version)' or 'one | other'.")]
    [InlineData("ruby (>= 1:3.1)", "libc6 [amd64]", "7: Depends: 'libc6 [amd64]' is not a package. Write 'name', 'name (>= version)' or 'one | other'.")]
    [InlineData("ruby (>= 1:3.1)", "${shlibs:Depends}", "7: '${shlibs:Depends}' has a variable that only debhelper and dpkg-gencontrol fill in. Write out what it stands for.")]
    public Task Refuses_a_control_file_with_its_line(string old, string now, string refusal)
    {
        source.Replace("debian/control", old, now);
        return RefusesAsync($"debian/control:{refusal}");
    }

    [Fact]
    public Task Refuses_a_control_file_without_a_package()
    {
        source.Write("debian/control", "Source: tool\nMaintainer: Ada <ada@example.org>\n");
        return RefusesAsync("debian/control: it is not a block with 'Source', an empty line, and a block with 'Package' for each package. Write these blocks.");
    }

    [Fact]
    public async Task Refuses_to_guess_between_packages()
    {
        source.Write("debian/control", "Source: tool\nMaintainer: A\n\nPackage: tool\n\nPackage: tool-doc\n");
        await RefusesAsync("debian/control: it describes several packages (tool, tool-doc). Say which one to build.");

        var refusal = await Assert.ThrowsAsync<DefinitionException>(
            () => DebianPackaging.PlanAsync(source.Options with { Package = "tool-dok" }, TestContext.Current.CancellationToken));
        Assert.Equal($"{source.Debian}/control: it does not describe 'tool-dok'. Did you mean 'tool-doc'? Packages: tool, tool-doc.", refusal.Message);
    }

    [Theory]
    [InlineData("", "debian/changelog: it has no entry. Write one; its first line is 'name (1.0.0) unstable; urgency=medium'.")]
    [InlineData("\ntool 1.0\n", "debian/changelog:2: 'tool 1.0' does not begin an entry. Write 'name (1.0.0) unstable; urgency=medium'.")]
    [InlineData("tool (v1) unstable; urgency=low\n", "debian/changelog:1: version 'v1': a Debian version ([epoch:]upstream[-revision], beginning with a digit) was expected. Write one such as '1.2.0'.")]
    [InlineData("tool (1.0-rc-1) unstable; urgency=low\n", "debian/changelog:1: the version '1.0-rc' has a hyphen, which the build's version cannot keep. Write '1.0~rc'.")]
    [InlineData("took (1.0) unstable; urgency=low\n", "debian/changelog:1: the entry is about 'took', and debian/control about 'tool'. Use one name in both.")]
    public Task Refuses_a_changelog_with_its_line(string text, string refusal)
    {
        source.Write("debian/changelog", text);
        return RefusesAsync(refusal);
    }

    [Theory]
    [InlineData("bin/tol usr/bin", "'bin/tol' matches nothing. Name files or folders of the source tree that are there.")]
    [InlineData("BIN/tool usr/bin", "'BIN/tool' matches nothing. Name files or folders of the source tree that are there.")]
    [InlineData("lib/*.py usr/share/x", "'lib/*.py' matches nothing. Name files or folders of the source tree that are there.")]
    [InlineData("../lib usr/share/x", "'../lib' matches nothing. Name files or folders of the source tree that are there.")]
    [InlineData("/etc/passwd usr/share/x", "'/etc/passwd' matches nothing. Name files or folders of the source tree that are there.")]
    [InlineData("lib usr/../x", "'usr/../x' is not a place in the package. Write a path from the root without '..', such as 'usr/lib/name'.")]
    [InlineData("lib /", "'/' is not a place in the package. Write a path from the root without '..', such as 'usr/lib/name'.")]
    [InlineData("bin/tool", "'bin' is a link into /usr on Debian, and in an image it would hide that link. Write 'usr/bin'.")]
    [InlineData("lib /lib/tool", "'/lib/tool' is a link into /usr on Debian, and in an image it would hide that link. Write 'usr/lib/tool'.")]
    [InlineData("lib ${Dest}", "'${Dest}' has a variable that only debhelper and dpkg-gencontrol fill in. Write out what it stands for.")]
    public Task Refuses_an_install_line(string line, string refusal)
    {
        source.Write("debian/install", $"\n# a remark\n{line}\n");
        return RefusesAsync($"debian/install:3: {refusal}");
    }

    [Fact]
    public Task Refuses_two_sources_for_one_place()
    {
        source.Write("lib/deep/a.rb", "").Write("debian/install", "lib/a.rb usr/share/x\nlib/deep/a.rb usr/share/x\n");
        return RefusesAsync("debian/install:2: 'usr/share/x/a.rb' is to come from lib/deep/a.rb, and from lib/a.rb by ROOT/debian/install:1. Keep one of the two.");
    }

    [Fact]
    public Task Refuses_a_file_where_a_folder_must_be()
    {
        source.Write("debian/install", "lib/a.rb usr/share\nlib/deep/b.rb usr/share/a.rb\n");
        return RefusesAsync("debian/install:2: 'usr/share/a.rb' is to come from lib/deep/b.rb, and from lib/a.rb by ROOT/debian/install:1. Keep one of the two.");
    }

    [Fact]
    public Task Refuses_a_link_without_its_other_end()
    {
        source.Write("debian/links", "usr/share/tool\n");
        return RefusesAsync("debian/links:1: a link needs two paths. Write 'target link', both from the root.");
    }

    [Fact]
    public Task Refuses_a_file_that_it_would_leave_out()
    {
        source.Write("debian/tool.cron.d", "");
        return RefusesAsync(
            "debian/tool.cron.d: this build does not know what to do with the file. "
            + "Install it by a line of debian/install, or remove it; docs/packaging.md lists what is known.");
    }

    [Fact]
    public Task Refuses_scripts_that_a_shell_would_stumble_over()
    {
        source.Write("debian/postinst", "set -e\n").Write("debian/prerm", "#!/bin/sh\ntrue\r\n");
        return RefusesAsync(
            "debian/postinst:1: the script does not begin with '#!'. Begin it with '#!/bin/sh'.",
            "debian/prerm:2: the line ends with a carriage return, which a shell takes for a part of the command. Save the script with Unix line ends.");
    }

    [Fact]
    public Task Refuses_to_drop_the_systemd_commands_of_debhelper()
    {
        source.Write("debian/postinst", "#!/bin/sh\nset -e\n#DEBHELPER#\n").Write("debian/tool.service", "[Service]\n");
        return RefusesAsync("debian/postinst:3: '#DEBHELPER#' stands for systemd commands that only debhelper writes. Write the commands into the script and remove the token.");
    }

    [Fact]
    public Task Refuses_a_configuration_file_that_is_not_installed()
    {
        source.Write("debian/conffiles", "/etc/tool/other.conf\n");
        return RefusesAsync("debian/conffiles:1: '/etc/tool/other.conf' is not a file of the package. Name an installed file by its absolute path.");
    }

    [Fact]
    public Task Refuses_text_that_is_not_utf8()
    {
        File.WriteAllBytes(source.At("debian/install"), [0x6c, 0xff, 0x0a]);
        return RefusesAsync("debian/install: it is not UTF-8. Save it as UTF-8.");
    }

    [Fact]
    public Task Reports_every_mistake_at_once_and_writes_nothing()
    {
        source.Replace("debian/control", "ruby (>= 1:3.1)", "Ruby").Write("debian/install", "no usr/x\nlib /lib\n");
        return RefusesAsync(
            "debian/install:1: 'no' matches nothing. Name files or folders of the source tree that are there.",
            "debian/install:2: '/lib' is a link into /usr on Debian, and in an image it would hide that link. Write 'usr/lib'.",
            "debian/control:7: Depends: 'Ruby' is not a package. Write 'name', 'name (>= version)' or 'one | other'.");
    }

    private async Task RefusesAsync(params string[] messages)
    {
        var refusal = await Assert.ThrowsAsync<DefinitionException>(source.BuildAsync);
        var root = Path.GetDirectoryName(source.Debian)!;

        Assert.Equal(string.Join('\n', messages.Select(message => $"{root}/{message.Replace("ROOT", root, StringComparison.Ordinal)}")), refusal.Message);
        Assert.Equal(2, refusal.ExitCode);
        Assert.False(Directory.Exists(source.At("out")));
    }
}
