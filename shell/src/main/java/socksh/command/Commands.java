package socksh.command;

import java.util.ArrayList;
import java.util.List;

/** The catalogue of this shell: its families in the order of help. */
public final class Commands {
  private Commands() {}

  /**
   * All commands.
   *
   * @param export makes the files of {@code log to}
   * @param more families from higher floors
   */
  public static Catalog catalog(Export export, Catalog.Family... more) {
    List<Catalog.Family> all = new ArrayList<>(talking(export));
    all.addAll(List.of(more));
    all.addAll(List.of(SettingCommands.family(), OwnCommands.family(), LeavingCommands.family()));
    return new Catalog(all);
  }

  private static List<Catalog.Family> talking(Export export) {
    return List.of(
        OpenCommands.family(),
        SocketCommands.family(),
        ListenCommands.family(),
        ServeCommands.family(),
        SendCommands.family(),
        ReceiveCommands.family(),
        InteractCommand.family(),
        PollCommands.family(),
        OptionCommands.family(),
        LookCommands.family(),
        LogCommands.family(export),
        LabCommands.family());
  }
}
