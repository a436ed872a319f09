namespace Nuke.Common;

public enum PlatformFamily { Unknown, Windows, Linux, OSX }
