package socksh.script;

/**
 * Words of the shell's language that stand in a script without quotes: {@code tcp}, or a piece of
 * payload such as {@code hex '16 16'}. Made only of words the catalogue knows and of quoted text,
 * so nothing that came from a peer can be read as a command.
 */
record Bare(String words) {
  @Override
  public String toString() {
    return words;
  }
}
