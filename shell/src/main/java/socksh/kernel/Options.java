package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/** getsockopt(2) and setsockopt(2). */
final class Options {
  private Options() {}

  static Outcome set(Scratch scratch, Call.SetOption set) {
    int length = OptionCodec.write(set.value(), scratch.option);
    return LinuxKernel.done(
        scratch,
        Functions.setsockopt(
            scratch,
            set.fd().number(),
            set.option().level().number(),
            set.option().number(),
            scratch.option,
            length));
  }

  static Outcome get(Scratch scratch, Call.GetOption get) {
    scratch.option.fill((byte) 0);
    scratch.word.set(JAVA_INT, 0, TcpInfo.SIZE);
    int answer =
        Functions.getsockopt(
            scratch,
            get.fd().number(),
            get.option().level().number(),
            get.option().number(),
            scratch.option,
            scratch.word);
    if (answer < 0) {
      return LinuxKernel.failure(scratch);
    }
    int length = scratch.word.get(JAVA_INT, 0);
    return new Outcome.Valued(OptionCodec.read(get.option(), scratch.option, length));
  }
}
