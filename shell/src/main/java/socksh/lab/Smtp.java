package socksh.lab;

import java.io.IOException;
import java.util.Locale;

/** One mail dialogue as RFC 5321 has it; the mail itself is counted and thrown away. */
final class Smtp {

  /** How far the client has come with the mail it wants to hand over. */
  private enum Stage {
    CONNECTED,
    GREETED,
    SENDER,
    RECIPIENT
  }

  private final Conversation client;
  private Stage stage = Stage.CONNECTED;
  private boolean open = true;

  Smtp(Conversation client) {
    this.client = client;
  }

  void serve() throws IOException {
    say("220 localhost sample mail server, keeps nothing");
    while (open) {
      answer(client.line());
    }
  }

  private void answer(String line) throws IOException {
    String command = line.toUpperCase(Locale.ROOT);
    switch (command.split("[ :]", 2)[0]) {
      case "HELO" -> greeted("250 localhost");
      case "EHLO" -> greeted("250-localhost\r\n250-8BITMIME\r\n250 HELP");
      case "MAIL" -> sender(command);
      case "RCPT" -> recipient(command);
      case "DATA" -> data();
      case "RSET" -> reset();
      case "NOOP" -> say("250 OK");
      case "HELP" -> say("214 HELO EHLO MAIL RCPT DATA RSET NOOP QUIT");
      case "QUIT" -> quit();
      default -> say("500 unknown command");
    }
  }

  private void greeted(String answer) throws IOException {
    stage = Stage.GREETED;
    say(answer);
  }

  private void sender(String command) throws IOException {
    if (stage != Stage.GREETED) {
      say(stage == Stage.CONNECTED ? "503 say HELO first" : "503 sender already given");
    } else if (!command.startsWith("MAIL FROM:")) {
      say("501 MAIL FROM:<address>");
    } else {
      stage = Stage.SENDER;
      say("250 OK");
    }
  }

  private void recipient(String command) throws IOException {
    if (stage.compareTo(Stage.SENDER) < 0) {
      say("503 say MAIL FROM first");
    } else if (!command.startsWith("RCPT TO:")) {
      say("501 RCPT TO:<address>");
    } else {
      stage = Stage.RECIPIENT;
      say("250 OK");
    }
  }

  private void data() throws IOException {
    if (stage != Stage.RECIPIENT) {
      say("503 say RCPT TO first");
      return;
    }
    say("354 end with a line that is a single dot");
    int lines = 0;
    while (!client.line().equals(".")) {
      lines++;
    }
    stage = Stage.GREETED;
    say("250 OK, " + lines + " lines thrown away");
  }

  private void reset() throws IOException {
    stage = stage == Stage.CONNECTED ? Stage.CONNECTED : Stage.GREETED;
    say("250 OK");
  }

  private void quit() throws IOException {
    open = false;
    say("221 localhost closes");
  }

  private void say(String line) throws IOException {
    client.send(line + "\r\n");
  }
}
