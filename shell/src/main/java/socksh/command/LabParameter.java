package socksh.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import socksh.lab.Lab;
import socksh.lab.Sample;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;

/** What the lab is to do; without a word it lists its samples. */
record LabParameter() implements Parameter<LabParameter.Wish> {
  private static final List<Candidate> WORDS =
      List.of(
          Candidate.of("all", "words", "start every sample"),
          Candidate.of("stop", "words", "[NAME...]: stop these, or all"),
          Candidate.of("log", "words", "NAME: what the sample received and sent"),
          Candidate.of("freeze", "words", "NAME: stop its process where it stands (SIGSTOP)"),
          Candidate.of("thaw", "words", "NAME: let its process go on (SIGCONT)"),
          Candidate.of("kill", "words", "NAME: end its process without a word (SIGKILL)"));

  /** What the lab is to do. */
  sealed interface Wish {
    /** Start these. */
    record Start(List<Sample> samples) implements Wish {}

    /** Stop these, or all where none is named. */
    record Stop(List<Sample> samples) implements Wish {}

    /** Show what this one has been through. */
    record Log(Sample sample) implements Wish {}

    /** Have a signal sent to the process that this one is. */
    record Signal(LabSignal signal, Sample sample) implements Wish {}
  }

  @Override
  public String usage() {
    return "[NAME... | all | stop [NAME...] | log NAME | freeze|thaw|kill NAME]";
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public Wish read(Cursor cursor) {
    if (cursor.takes("all")) {
      return new Wish.Start(Lab.samples());
    }
    if (cursor.takes("stop")) {
      return new Wish.Stop(samples(cursor));
    }
    if (cursor.takes("log")) {
      return new Wish.Log(sample(cursor, "whose log?", "`lab log device`, say"));
    }
    for (LabSignal signal : LabSignal.values()) {
      if (cursor.takes(signal.word())) {
        String tip = "`lab " + signal.word() + " program`, say";
        return new Wish.Signal(signal, sample(cursor, signal.word() + " what?", tip));
      }
    }
    return new Wish.Start(samples(cursor));
  }

  private static Sample sample(Cursor cursor, String question, String tip) {
    if (!cursor.hasNext()) {
      throw cursor.missing(question, tip);
    }
    return sample(cursor.take(Tint.NAME), Function.identity());
  }

  private static List<Sample> samples(Cursor cursor) {
    List<Sample> samples = new ArrayList<>();
    while (cursor.hasNext()) {
      samples.add(sample(cursor.take(Tint.NAME), Function.identity()));
    }
    return samples;
  }

  /**
   * The sample that a word names.
   *
   * @param name takes the name out of the word's text
   */
  static Sample sample(Word word, Function<String, String> name) {
    String wanted = name.apply(word.text());
    return LazyLab.sample(wanted)
        .orElseThrow(() -> Misunderstood.at(word, "no sample is called " + wanted, tip(wanted)));
  }

  private static String tip(String wanted) {
    List<String> names = Lab.samples().stream().map(Sample::name).toList();
    return DidYouMean.tip(wanted, names, "`lab` lists them");
  }

  /** Some of the samples, with something written before each name. */
  static List<Candidate> samples(String before, Predicate<Sample> which) {
    return Lab.samples().stream()
        .filter(which)
        .map(sample -> Candidate.of(before + sample.name(), "samples", sample.summary()))
        .toList();
  }

  @Override
  public List<Candidate> words() {
    return WORDS;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    boolean first = typed.before().isEmpty();
    boolean whole = !first && typed.before().getFirst().is("all");
    boolean named = typed.before().size() > 1 && isForOne(typed.before().getFirst());
    Stream<Candidate> words = first ? WORDS.stream() : Stream.empty();
    Stream<Candidate> names = whole || named ? Stream.empty() : samples("", _ -> true).stream();
    return Stream.concat(names, words).toList();
  }

  private static boolean isForOne(Word word) {
    return word.is("log")
        || Arrays.stream(LabSignal.values()).anyMatch(signal -> word.is(signal.word()));
  }
}
