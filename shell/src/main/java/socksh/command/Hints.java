package socksh.command;

import socksh.language.Built;
import socksh.session.Report;

/** Which advice fits what was just done. */
final class Hints {
  private Hints() {}

  static void afterSend(Invocation invocation, Built built) {}

  static void beforeClose(Invocation invocation) {}

  static void afterReceive(Invocation invocation, Report.Received received) {}
}
