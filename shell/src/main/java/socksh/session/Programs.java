package socksh.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which programs a server may run for its clients, by the very names that a line says: none, unless
 * the person's own init file names them, for lines that are typed, or the start of the program
 * does, for scripts as well.
 */
public final class Programs {
  private final Set<String> forTyped = new LinkedHashSet<>();
  private final Set<String> forAll = new LinkedHashSet<>();
  private boolean open;

  /** Who says a line. */
  public enum Sayer {
    /** The person, or a file of lines that the person gave. */
    PERSON,
    /** A script, which somebody else may have written. */
    SCRIPT
  }

  /** Whether the lines that are done now may name programs: those of the init file. */
  public synchronized boolean isOpen() {
    return open;
  }

  /** Says whether they may, from now on. */
  public synchronized void open(boolean now) {
    open = now;
  }

  /** Names those that lines may run which are typed; those named before are forgotten. */
  public synchronized void allow(List<String> names) {
    forTyped.clear();
    forTyped.addAll(names);
  }

  /** Names some that scripts may run too. */
  public synchronized void grant(List<String> names) {
    forAll.addAll(names);
  }

  /** Whether a line may run that. */
  public synchronized boolean allows(String name, Sayer sayer) {
    return forAll.contains(name) || sayer == Sayer.PERSON && forTyped.contains(name);
  }

  /** Those that a typed line may run. */
  public synchronized List<String> all() {
    Set<String> all = new LinkedHashSet<>(forTyped);
    all.addAll(forAll);
    return List.copyOf(all);
  }
}
