package socksh.command;

import java.util.List;

/** An address, in all its forms; {@link AddressOffers} completes it. */
record AddressParameter(String usage, Place place, AddressText.Alone alone)
    implements Parameter<Target> {

  @Override
  public boolean startsAt(Cursor cursor) {
    return !cursor.at("backlog") && !cursor.at("timeout");
  }

  @Override
  public Target read(Cursor cursor) {
    return AddressText.read(cursor, alone);
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return new AddressOffers(typed).candidates();
  }

  @Override
  public String meaning(Typed typed) {
    return new AddressOffers(typed).meaning();
  }
}
