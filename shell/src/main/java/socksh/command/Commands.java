package socksh.command;

import java.util.List;

/** The catalogue of this shell: its families in the order of help. */
public final class Commands {
  private Commands() {}

  /** All commands. */
  public static Catalog catalog() {
    return new Catalog(
        List.of(
            OpenCommands.family(),
            SocketCommands.family(),
            ListenCommands.family(),
            SendCommands.family(),
            ReceiveCommands.family(),
            InteractCommand.family(),
            PollCommands.family(),
            OptionCommands.family(),
            LookCommands.family(),
            LogCommands.family(),
            LabCommands.family(),
            SettingCommands.family(),
            OwnCommands.family(),
            LeavingCommands.family()));
  }
}
