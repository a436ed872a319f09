global using Nuke.Common;
global using Nuke.Contract.Builds;
global using Pipelines.Testing;
global using Xunit;
global using Assert = Xunit.Assert;
