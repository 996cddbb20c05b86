package socksh.console;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.Candidate;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** JLine's reader of lines, with a tip under the line; lets others draw while it does not. */
final class Editor extends LineReaderImpl {

  private static final String FIND_CHARACTER = KeyMap.ctrl(']');

  private Function<Buffer, Optional<AttributedString>> tips = _ -> Optional.empty();
  private boolean leaving;
  private final boolean dumb;
  private final PlainLine plain;
  private Consumer<Size> onResize = _ -> {};

  Editor(Terminal terminal, Map<String, Object> variables) {
    super(terminal, "socksh", variables);
    dumb = Terminal.TYPE_DUMB.equals(terminal.getType());
    plain = new PlainLine(terminal);
    PlainLine.bind(keys(DUMB));
    keys(EMACS).unbind(FIND_CHARACTER); // bound, but JLine has it for vi only
  }

  private KeyMap<Binding> keys(String name) {
    return Objects.requireNonNull(getKeyMaps().get(name));
  }

  /** Does something to the screen that must not be cut by what the reader draws. */
  void undisturbed(Runnable drawing) {
    lock.lock();
    try {
      drawing.run();
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody is typing a line. */
  boolean isTyping() {
    return reading;
  }

  /** What to show under the line being typed. */
  void setTips(Function<Buffer, Optional<AttributedString>> tips) {
    this.tips = tips;
  }

  /**
   * Draws the line with the tip under it, unless a list of candidates is there. Others draw too, on
   * a resize and when something is announced, and must not meet a tip that is half there.
   */
  @Override
  protected void redisplay(boolean flush) {
    undisturbed(() -> drawWithTip(flush));
  }

  private void drawWithTip(boolean flush) {
    if (dumb) {
      plain.draw(prompt.toString() + buf, post == null ? "" : post.get().toString());
      return;
    }
    Optional<AttributedString> tip = post == null && !leaving ? tips.apply(buf) : Optional.empty();
    tip.ifPresent(shown -> post = () -> shown);
    try {
      super.redisplay(flush);
    } finally {
      if (tip.isPresent()) {
        post = null;
      }
    }
  }

  /** On a dumb terminal JLine draws no key that is typed. */
  @Override
  public @Nullable Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
    if (dumb) {
      redisplay(true);
    }
    return super.readBinding(keys, local);
  }

  @Override
  public void printAbove(String text) {
    if (dumb) {
      plain.leave();
    }
    super.printAbove(text);
  }

  /** Leaves the line as it is, without its tip: after Enter, and after Ctrl-C too. */
  @Override
  protected void cleanup() {
    leaving = true;
    try {
      super.cleanup();
    } finally {
      leaving = false;
      plain.forget();
    }
  }

  /** At the end of the line the arrow takes what history suggests. */
  @Override
  protected boolean forwardChar() {
    return takeSuggestion() || super.forwardChar();
  }

  @Override
  protected boolean endOfLine() {
    return takeSuggestion() || super.endOfLine();
  }

  private boolean takeSuggestion() {
    boolean suggested = buf.cursor() == buf.length() && !tailTip.isEmpty();
    if (suggested) {
      buf.write(tailTip);
    }
    return suggested;
  }

  /** Candidates stay in the order in which they were offered, and so do their groups. */
  @Override
  protected Comparator<Candidate> getCandidateComparator(boolean caseInsensitive, String word) {
    return Comparator.comparingInt(Candidate::sort);
  }

  @Override
  protected @Nullable Comparator<String> getGroupComparator() {
    return null;
  }

  /** What else to draw on a screen whose size has changed, while the line is off it. */
  void onResize(Consumer<Size> drawing) {
    onResize = drawing;
  }

  @Override
  protected synchronized void handleSignal(Terminal.Signal signal) {
    if (signal == Terminal.Signal.WINCH && !Terminals.isDumb(terminal)) {
      undisturbed(this::resized);
    } else {
      super.handleSignal(signal);
    }
  }

  /**
   * Draws the line anew, even where the size is the one we knew: the screen may have been another
   * one in between. The size is asked for once, because it may change meanwhile.
   */
  private void resized() {
    Size now = terminal.getSize();
    if (reading && now.getColumns() > 0) {
      wipe(now);
      onResize.accept(now);
      size.copy(now);
      display = new Display(terminal, false);
      display.resize(now.getRows(), now.getColumns());
      redisplay(true);
    }
  }

  /**
   * Takes the line, its tip and all under it off the screen. Rows that the terminal has wrapped
   * anew would stay behind, because JLine draws only what it believes to have changed.
   */
  private void wipe(Size now) {
    int columns = prompt.columnLength() + new AttributedString(buf.upToCursor()).columnLength();
    terminal.puts(InfoCmp.Capability.carriage_return);
    for (int row = columns / now.getColumns(); row > 0; row--) {
      terminal.puts(InfoCmp.Capability.cursor_up);
    }
    terminal.puts(InfoCmp.Capability.clr_eos);
  }
}
