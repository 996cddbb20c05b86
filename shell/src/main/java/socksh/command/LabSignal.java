package socksh.command;

import java.io.IOException;
import java.util.Locale;
import socksh.lab.Program;

/** What can be done to a sample that is a process of its own; signal(7) tells of each. */
enum LabSignal {
  FREEZE("is frozen where it stands (SIGSTOP); its sockets live on", Program::freeze),
  THAW("goes on (SIGCONT)", Program::thaw),
  KILL("is killed (SIGKILL); the kernel closed what it had open", Program::kill);

  private final String effect;
  private final Sending sending;

  /** How it is done. */
  private interface Sending {
    void to(Program program) throws IOException;
  }

  LabSignal(String effect, Sending sending) {
    this.effect = effect;
    this.sending = sending;
  }

  /** The word that is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the process is now. */
  String effect() {
    return effect;
  }

  void sendTo(Program program) throws IOException {
    sending.to(program);
  }
}
