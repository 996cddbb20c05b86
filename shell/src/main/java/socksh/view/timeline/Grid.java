package socksh.view.timeline;

/**
 * Where the columns of a ladder stand on paper.
 *
 * @param columns how many there are
 * @param width of the paper
 * @param first the place of the first lifeline
 * @param lane from one lifeline to the next
 * @param times whether there is room for times on the left
 */
record Grid(int columns, int width, int first, int lane, boolean times) {
  private static final int TIME = 9;
  private static final int LABEL_BEFORE_LIFE = 4;
  private static final int WIDEST_LANE = 46;

  static Grid of(int columns, int width) {
    boolean times = width >= 32 * Math.max(2, columns);
    int first = LABEL_BEFORE_LIFE + (times ? TIME : 0) + (columns > 2 && !times ? 0 : 2);
    int margin = columns <= 2 ? 27 : columns == 3 ? 22 : 16;
    int lanes = Math.max(1, columns - 1);
    int lane = Math.clamp((width - first - margin) / lanes, 12, WIDEST_LANE);
    return new Grid(columns, width, first, lane, times);
  }

  /** The place of a column's lifeline. */
  int life(int column) {
    return first + column * lane;
  }

  /** Where the head of a column and its states begin. */
  int label(int column) {
    return life(column) - LABEL_BEFORE_LIFE;
  }

  /** How long a head or a state may be. */
  int labelRoom(int column) {
    return (column == columns - 1 ? width : label(column + 1) - 1) - label(column);
  }

  /** How long words beside a lifeline may be. */
  int noteRoom(int column) {
    return (column == columns - 1 ? width : life(column + 1) - 1) - life(column) - 3;
  }
}
