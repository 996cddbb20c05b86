package socksh.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import socksh.kernel.OptionValue;
import socksh.kernel.SocketOption;
import socksh.language.DidYouMean;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Sizes;
import socksh.language.Word;

/** Reads names and values of socket options as typed. */
final class OptionText {
  /** IFNAMSIZ and TCP_CA_NAME_MAX are 16, with the closing zero. */
  private static final int LONGEST_TEXT = 15;

  private OptionText() {}

  static SocketOption option(Word word) {
    return SocketOption.named(word.text()).orElseThrow(() -> unknown(word));
  }

  private static Misunderstood unknown(Word word) {
    List<String> words = Arrays.stream(SocketOption.values()).map(SocketOption::word).toList();
    String tip = DidYouMean.tip(word.text().toLowerCase(Locale.ROOT), words, "`option` lists them");
    return Misunderstood.at(word, "unknown option " + word.raw(), tip);
  }

  /**
   * Reads a value in the shape of its option; whether it is in range is the kernel's to say.
   *
   * @throws Misunderstood when it has another shape, or the option can only be read
   */
  static OptionValue value(SocketOption option, Word word) {
    if (option.access() == SocketOption.Access.READ_ONLY) {
      throw Misunderstood.at(
          word, option.word() + " can only be read", "`option " + option.word() + "`");
    }
    return switch (option.shape()) {
      case SWITCH -> new OptionValue.Switch(isOn(option, word));
      case NUMBER -> new OptionValue.Number(number(option, word));
      case TIME -> new OptionValue.Time(micros(word));
      case LINGER -> linger(word);
      case TEXT -> new OptionValue.Text(text(option, word));
      case CREDENTIALS, INFO -> throw new IllegalStateException(option + " cannot be set");
    };
  }

  /** What may be typed as a value, in a few words. */
  static String allowed(SocketOption option) {
    return switch (option.shape()) {
      case SWITCH -> "on or off";
      case NUMBER -> "a whole number, such as 4096 or 64k";
      case TIME -> "a time such as 200ms or 5s, or none";
      case LINGER -> "off, or whole seconds: 5s; 0s makes close a reset";
      case TEXT -> "a name";
      case CREDENTIALS, INFO -> "nothing: it can only be read";
    };
  }

  private static Misunderstood wrong(SocketOption option, Word word) {
    return Misunderstood.at(
        word, "`" + word.raw() + "` is no value for " + option.word(), allowed(option));
  }

  private static boolean isOn(SocketOption option, Word word) {
    return switch (word.text()) {
      case "on", "1", "true", "yes" -> true;
      case "off", "0", "false", "no" -> false;
      default -> throw wrong(option, word);
    };
  }

  private static int number(SocketOption option, Word word) {
    String text = word.text();
    long number;
    if (text.matches("-\\d{1,10}")) {
      number = Long.parseLong(text);
    } else if (text.matches("0[xX][0-9a-fA-F]{1,8}")) {
      return Integer.parseUnsignedInt(text.substring(2), 16);
    } else if (text.matches("\\d.*")) {
      number = Sizes.read(word);
    } else {
      throw wrong(option, word);
    }
    if (number != (int) number) {
      throw Misunderstood.at(
          word, "an int holds no more than " + Integer.MAX_VALUE, allowed(option));
    }
    return (int) number;
  }

  private static long micros(Word word) {
    return word.is("none") || word.is("0") ? 0 : Durations.read(word).toNanos() / 1000;
  }

  private static OptionValue linger(Word word) {
    if (word.is("off")) {
      return new OptionValue.Linger(false, 0);
    }
    if (!word.text().matches("\\d.*")) {
      throw wrong(SocketOption.SO_LINGER, word);
    }
    Duration time = Durations.read(word);
    if (time.toNanosPart() != 0) {
      throw Misunderstood.at(word, "linger counts whole seconds", allowed(SocketOption.SO_LINGER));
    }
    return new OptionValue.Linger(true, (int) time.toSeconds());
  }

  private static String text(SocketOption option, Word word) {
    String text = word.is("none") ? "" : word.text();
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
      throw Misunderstood.at(
          word, "a name for " + option.word() + " has at most " + LONGEST_TEXT + " bytes", "");
    }
    return text;
  }
}
