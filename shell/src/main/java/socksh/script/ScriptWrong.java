package socksh.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import socksh.language.DidYouMean;

/** A script cannot be understood: where, what is wrong, and what to try. Nothing more is done. */
public final class ScriptWrong extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String what;
  private final String tip;

  /**
   * Something that cannot be understood.
   *
   * @param what one plain phrase
   * @param tip what to try, or the empty string
   */
  public ScriptWrong(Place place, String what, String tip) {
    super(tip.isEmpty() ? what : what + " (" + tip + ")", null, false, false);
    this.place = place;
    this.what = what;
    this.tip = tip;
  }

  /**
   * A name that nothing has, with the nearest of those that are known.
   *
   * @param some names that would do
   * @param others more of them
   */
  static ScriptWrong unknown(
      Place place, String name, Collection<String> some, Collection<String> others) {
    List<String> known = new ArrayList<>(some);
    known.addAll(others);
    return new ScriptWrong(
        place, "nothing is called `" + name + "`", DidYouMean.tip(name, known, "`help` lists all"));
  }

  public Place place() {
    return place;
  }

  /** One plain phrase. */
  public String what() {
    return what;
  }

  /** What to try, or the empty string. */
  public String tip() {
    return tip;
  }
}
