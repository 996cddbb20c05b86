package socksh.script;

/** The commands that are about session scripts. */
public final class ScriptCommands {
  /** The heading of their group in help. */
  public static final String FAMILY = "Session scripts";

  private ScriptCommands() {}
}
