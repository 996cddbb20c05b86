package socksh.script.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import socksh.script.Source;

/** Plays several scripts: side by side where they do not get in each other's way. */
final class Suite {
  /** Scripts mostly wait for the kernel, so two for each processor do not crowd. */
  private static final int ABREAST = 2 * Runtime.getRuntime().availableProcessors();

  private final Bench bench;
  private final Telling telling;

  Suite(Bench bench, Telling telling) {
    this.bench = bench;
    this.telling = telling;
  }

  /** One after the other, on the calling thread. */
  List<Play> inTurn(List<Source> scripts) {
    List<Play> all = new ArrayList<>();
    for (Source script : scripts) {
      List<Play> plays = bench.play(script);
      telling.ended(plays);
      all.addAll(plays);
    }
    return all;
  }

  /**
   * The scripts of one chain follow each other, the chains run side by side. What came of them is
   * told in the order of {@code scripts}, whichever ends first.
   *
   * @param chains each the places of its scripts in {@code scripts}
   */
  List<Play> sideBySide(List<Source> scripts, List<List<Integer>> chains) {
    List<CompletableFuture<List<Play>>> played = new ArrayList<>();
    scripts.forEach(_ -> played.add(new CompletableFuture<>()));
    List<Play> all = new ArrayList<>();
    try (ExecutorService pool = pool(chains.size())) {
      chains.forEach(chain -> pool.execute(() -> chain.forEach(at -> play(scripts, played, at))));
      for (CompletableFuture<List<Play>> each : played) {
        List<Play> plays = each.join();
        telling.ended(plays);
        all.addAll(plays);
      }
    }
    return all;
  }

  private void play(List<Source> scripts, List<CompletableFuture<List<Play>>> played, int at) {
    try {
      played.get(at).complete(bench.play(scripts.get(at)));
    } catch (RuntimeException | Error broken) {
      played.get(at).completeExceptionally(broken);
    }
  }

  /** Platform threads, because the kernel can only interrupt those. */
  private static ExecutorService pool(int chains) {
    return Executors.newFixedThreadPool(
        Math.max(1, Math.min(ABREAST, chains)),
        Thread.ofPlatform().daemon().name("script-", 1).factory());
  }
}
