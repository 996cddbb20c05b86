package socksh.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The views of a session, in order. A view that throws sees no more; the others go on seeing. */
final class Audience {
  private final List<View> views;
  private final Set<Thread> offstage = ConcurrentHashMap.newKeySet();
  private volatile Consumer<BrokenView> broken =
      view -> {
        throw view;
      };

  Audience(List<View> views) {
    this.views = new CopyOnWriteArrayList<>(views);
  }

  void add(View view) {
    views.add(view);
  }

  void remove(View view) {
    views.remove(view);
  }

  boolean wantsBytes() {
    return views.stream().anyMatch(View::wantsBytes);
  }

  void onBroken(Consumer<BrokenView> told) {
    broken = told;
  }

  /** Does something that only those views see that are backstage. */
  void offstage(Runnable deed) {
    boolean first = offstage.add(Thread.currentThread());
    try {
      deed.run();
    } finally {
      if (first) {
        offstage.remove(Thread.currentThread());
      }
    }
  }

  /** The deed for another thread, seen by those who would see the caller. */
  Runnable asHere(Runnable deed) {
    return isOffstage() ? () -> offstage(deed) : deed;
  }

  private boolean isOffstage() {
    return !offstage.isEmpty() && offstage.contains(Thread.currentThread());
  }

  /** Shows an event to every view; whoever calls sees to it that events come one at a time. */
  void see(Event event) {
    boolean hidden = isOffstage();
    for (View view : views) {
      if (!hidden || view.isBackstage()) {
        see(view, event);
      }
    }
  }

  private void see(View view, Event event) {
    try {
      view.see(event);
    } catch (OutputGone gone) {
      throw gone;
    } catch (RuntimeException why) {
      views.remove(view);
      broken.accept(new BrokenView(view, why));
    }
  }
}
