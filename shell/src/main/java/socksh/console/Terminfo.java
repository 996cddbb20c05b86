package socksh.console;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.utils.InfoCmp.Capability;

/**
 * What a kind of terminal can do, read from the compiled database of the system; see term(5). JLine
 * would match patterns in a text, or start infocmp(1), which takes a quarter of the whole start.
 */
record Terminfo(
    Set<Capability> flags, Map<Capability, Integer> numbers, Map<Capability, String> strings) {

  private static final int LEGACY = 0x011A;
  private static final int WIDE_NUMBERS = 0x021E;
  private static final int HEADER = 12;
  private static final int ABSENT = -1;

  // Where each capability that JLine or we ask for stands in its section, after term.h.

  private static final Map<Capability, Integer> FLAGS =
      Map.ofEntries(
          entry(Capability.auto_right_margin, 1),
          entry(Capability.eat_newline_glitch, 4),
          entry(Capability.can_change, 27));

  private static final Map<Capability, Integer> NUMBERS =
      Map.ofEntries(entry(Capability.max_colors, 13));

  private static final Map<Capability, Integer> STRINGS =
      Map.ofEntries(
          entry(Capability.back_tab, 0),
          entry(Capability.bell, 1),
          entry(Capability.carriage_return, 2),
          entry(Capability.change_scroll_region, 3),
          entry(Capability.clear_screen, 5),
          entry(Capability.clr_eol, 6),
          entry(Capability.clr_eos, 7),
          entry(Capability.cursor_address, 10),
          entry(Capability.cursor_down, 11),
          entry(Capability.cursor_left, 14),
          entry(Capability.cursor_right, 17),
          entry(Capability.cursor_up, 19),
          entry(Capability.delete_character, 21),
          entry(Capability.delete_line, 22),
          entry(Capability.enter_alt_charset_mode, 25),
          entry(Capability.exit_alt_charset_mode, 38),
          entry(Capability.flash_screen, 45),
          entry(Capability.insert_character, 52),
          entry(Capability.insert_line, 53),
          entry(Capability.key_backspace, 55),
          entry(Capability.key_dc, 59),
          entry(Capability.key_dl, 60),
          entry(Capability.key_down, 61),
          entry(Capability.key_f1, 66),
          entry(Capability.key_f10, 67),
          entry(Capability.key_f2, 68),
          entry(Capability.key_f3, 69),
          entry(Capability.key_f4, 70),
          entry(Capability.key_f5, 71),
          entry(Capability.key_f6, 72),
          entry(Capability.key_f7, 73),
          entry(Capability.key_f8, 74),
          entry(Capability.key_f9, 75),
          entry(Capability.key_home, 76),
          entry(Capability.key_ic, 77),
          entry(Capability.key_left, 79),
          entry(Capability.key_npage, 81),
          entry(Capability.key_ppage, 82),
          entry(Capability.key_right, 83),
          entry(Capability.key_up, 87),
          entry(Capability.keypad_local, 88),
          entry(Capability.keypad_xmit, 89),
          entry(Capability.parm_dch, 105),
          entry(Capability.parm_delete_line, 106),
          entry(Capability.parm_down_cursor, 107),
          entry(Capability.parm_ich, 108),
          entry(Capability.parm_insert_line, 110),
          entry(Capability.parm_left_cursor, 111),
          entry(Capability.parm_right_cursor, 112),
          entry(Capability.parm_up_cursor, 114),
          entry(Capability.restore_cursor, 126),
          entry(Capability.save_cursor, 128),
          entry(Capability.key_btab, 148),
          entry(Capability.key_end, 164),
          entry(Capability.key_f11, 216),
          entry(Capability.key_f12, 217),
          entry(Capability.user6, 293),
          entry(Capability.user7, 294),
          entry(Capability.initialize_color, 299),
          entry(Capability.key_mouse, 355));

  /**
   * What the database says of a name; empty where it does not know it or is not to be understood.
   *
   * @param environment names the folders, see terminfo(5)
   */
  static Optional<Terminfo> of(String name, Map<String, String> environment) {
    if (name.isEmpty() || name.contains("/")) {
      return Optional.empty();
    }
    return folders(environment).stream()
        .flatMap(folder -> places(folder, name).stream())
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(Terminfo::read);
  }

  private static List<Path> folders(Map<String, String> environment) {
    List<String> folders = new ArrayList<>();
    folders.add(environment.getOrDefault("TERMINFO", ""));
    folders.add(environment.getOrDefault("HOME", "") + "/.terminfo");
    folders.addAll(List.of(environment.getOrDefault("TERMINFO_DIRS", "").split(":")));
    folders.addAll(List.of("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"));
    return folders.stream().filter(folder -> folder.startsWith("/")).map(Path::of).toList();
  }

  /** Under the first letter, or where letters of both cases are one, under its number. */
  private static List<Path> places(Path folder, String name) {
    String letter = name.substring(0, 1);
    String number = Integer.toHexString(name.charAt(0));
    return List.of(folder.resolve(letter, name), folder.resolve(number, name));
  }

  private static Optional<Terminfo> read(Path file) {
    try {
      return read(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException | IndexOutOfBoundsException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Terminfo> read(ByteBuffer file) {
    int magic = file.getShort(0);
    if (magic != LEGACY && magic != WIDE_NUMBERS) {
      return Optional.empty();
    }
    int width = magic == LEGACY ? Short.BYTES : Integer.BYTES;
    int flags = HEADER + file.getShort(2);
    int numbers = flags + file.getShort(4) + (flags + file.getShort(4)) % 2;
    int strings = numbers + file.getShort(6) * width;
    int texts = strings + file.getShort(8) * Short.BYTES;
    return Optional.of(
        new Terminfo(
            flags(file.slice(flags, file.getShort(4))),
            numbers(file.slice(numbers, strings - numbers).order(file.order()), width),
            strings(file.slice(strings, texts - strings).order(file.order()), file, texts)));
  }

  private static Set<Capability> flags(ByteBuffer section) {
    Set<Capability> flags = EnumSet.noneOf(Capability.class);
    FLAGS.forEach(
        (capability, place) -> {
          if (place < section.limit() && section.get(place) == 1) {
            flags.add(capability);
          }
        });
    return flags;
  }

  private static Map<Capability, Integer> numbers(ByteBuffer section, int width) {
    Map<Capability, Integer> numbers = new EnumMap<>(Capability.class);
    NUMBERS.forEach(
        (capability, place) -> {
          int at = place * width;
          boolean there = at < section.limit();
          int number = !there ? ABSENT : width == 2 ? section.getShort(at) : section.getInt(at);
          if (number >= 0) {
            numbers.put(capability, number);
          }
        });
    return numbers;
  }

  private static Map<Capability, String> strings(ByteBuffer section, ByteBuffer file, int texts) {
    Map<Capability, String> strings = new EnumMap<>(Capability.class);
    STRINGS.forEach(
        (capability, place) -> {
          int at = place * Short.BYTES;
          int offset = at < section.limit() ? section.getShort(at) : ABSENT;
          if (offset >= 0) {
            strings.put(capability, text(file, texts + offset));
          }
        });
    return strings;
  }

  /** A text as terminfo(5) writes it, which is what JLine reads: the bytes, these two escaped. */
  private static String text(ByteBuffer file, int from) {
    int to = from;
    while (file.get(to) != 0) {
      to++;
    }
    return new String(file.array(), from, to - from, StandardCharsets.ISO_8859_1)
        .replace("\\", "\\\\")
        .replace("^", "\\^");
  }
}
