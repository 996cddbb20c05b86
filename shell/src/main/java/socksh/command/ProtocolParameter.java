package socksh.command;

import java.util.List;

/** What {@code open} opens; an address that only a Unix socket has says it by itself. */
record ProtocolParameter(Parameter<OpenCommands.Protocol> said)
    implements Parameter<OpenCommands.Protocol> {
  @Override
  public String usage() {
    return said.usage();
  }

  @Override
  public Place place() {
    return said.place();
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return said.startsAt(cursor);
  }

  @Override
  public OpenCommands.Protocol read(Cursor cursor) {
    return cursor.hasNext() && isUnix(cursor.peek().text())
        ? OpenCommands.Protocol.UNIX
        : said.read(cursor);
  }

  private static boolean isUnix(String text) {
    return text.startsWith("unix:") || AddressText.isUnix(text);
  }

  @Override
  public List<Candidate> words() {
    return said.words();
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return said.candidates(typed);
  }

  @Override
  public String meaning(Typed typed) {
    return said.meaning(typed);
  }
}
