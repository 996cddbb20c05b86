package socksh.script.compare;

import java.util.List;
import socksh.script.Literal;

/**
 * A place where two recordings are not the same.
 *
 * @param place where: {@code one.groovy:9 and other.groovy:9}
 * @param what the code around what varies, or what is the matter
 * @param one what the one has, or the empty string
 * @param other what the other has
 * @param proposal what fits both, or the empty string where nothing does
 * @param reasons what the proposal allows, each in a few words
 */
record Finding(
    String place, String what, String one, String other, String proposal, List<String> reasons) {
  /** Whether the recordings are not steps of one conversation. */
  boolean stops() {
    return proposal.isEmpty() && one.isEmpty();
  }

  /** Whether the one script stays as it is there. */
  boolean keeps() {
    return proposal.equals(one) || proposal.equals(Literal.of(one));
  }
}
