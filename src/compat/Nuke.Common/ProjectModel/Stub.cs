namespace Nuke.Common.ProjectModel;

public class Solution;

public class Project;
