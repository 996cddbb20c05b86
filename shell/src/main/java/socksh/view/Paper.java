package socksh.view;

/** Where lines go: a terminal above its prompt, standard error, a list in a test. */
public interface Paper {

  /** One line, for good. */
  void print(Styled line);

  /** One line that the next one takes the place of; nothing where that cannot be done. */
  void draw(Styled line);

  /** Exactly these bytes, because somebody asked for the raw view. */
  void raw(byte[] bytes);

  /** Columns of a line; 0 where lines may be as long as they like. */
  int width();
}
