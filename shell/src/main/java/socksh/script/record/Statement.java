package socksh.script.record;

import socksh.kernel.Errno;

/**
 * One line of a script.
 *
 * @param head what stands before the arguments: {@code web.send}; empty for a mere comment
 * @param arguments with line ends where they need several lines; empty where there are none
 * @param note what its comment says, or the empty string
 * @param begins whether a conversation begins with it
 */
record Statement(String head, String arguments, String note, boolean begins) {
  static Statement of(String head, String arguments) {
    return new Statement(head, arguments, "", false);
  }

  static Statement beginning(String head, String arguments) {
    return new Statement(head, arguments, "", true);
  }

  static Statement comment(String text) {
    return new Statement("", "", text, false);
  }

  /** Something that has to fail so. */
  static Statement fails(Errno errno, String code) {
    return of("fails(" + errno.name() + ") { " + code + " }", "");
  }

  Statement with(String note) {
    return new Statement(head, arguments, note, begins);
  }

  /** The one that is spoken to: {@code web}; empty where that is nobody. */
  String receiver() {
    int dot = head.indexOf('.');
    return dot < 0 || head.contains(" ") ? "" : head.substring(0, dot);
  }
}
