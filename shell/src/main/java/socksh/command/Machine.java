package socksh.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import socksh.language.Payload;

/** The machine we run on, as commands see it: its files, variables, services and hosts. */
public final class Machine implements World {
  private static final Path SERVICES = Path.of("/etc/services");
  private static final Path HOSTS = Path.of("/etc/hosts");
  private static final int MOST_PATHS = 500;

  private final AtomicLong counter = new AtomicLong();
  private final SequencedSet<String> usedHosts = new LinkedHashSet<>();
  private Map<String, Integer> services = Map.of();

  private final Optional<Keys> keys;

  /** The machine where nobody types. */
  public Machine() {
    this.keys = Optional.empty();
  }

  public Machine(Keys keys) {
    this.keys = Optional.of(keys);
  }

  @Override
  public Optional<Keys> keys() {
    return keys;
  }

  @Override
  public byte[] file(String path) throws IOException {
    Path file = Path.of(path);
    BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
    if (!about.isRegularFile()) {
      throw new IOException(about.isDirectory() ? "it is a folder" : "it is not a regular file");
    }
    if (about.size() > Payload.LIMIT) {
      throw new IOException("it has " + about.size() + " bytes, a payload at most 256 MiB");
    }
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(Payload.LIMIT + 1);
    }
  }

  @Override
  public Optional<String> env(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  @Override
  public Set<String> variables() {
    return System.getenv().keySet();
  }

  @Override
  public long counter() {
    return counter.incrementAndGet();
  }

  @Override
  public long unixTime() {
    return System.currentTimeMillis() / 1000;
  }

  @Override
  public byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public OptionalInt service(String name) {
    Integer port = services().get(name);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  @Override
  public synchronized Map<String, Integer> services() {
    if (services.isEmpty()) {
      services = readServices(lines(SERVICES));
    }
    return services;
  }

  /** The names and ports of a services(5) file; of TCP and UDP the first one counts. */
  static Map<String, Integer> readServices(List<String> lines) {
    Map<String, Integer> all = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split("#", 2)[0].strip().split("\\s+");
      if (words.length >= 2 && words[1].matches("\\d{1,5}/.*")) {
        int port = Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
        all.putIfAbsent(words[0], port);
        Arrays.stream(words).skip(2).forEach(alias -> all.putIfAbsent(alias, port));
      }
    }
    all.putIfAbsent("http", 80);
    all.putIfAbsent("https", 443);
    all.putIfAbsent("domain", 53);
    return all;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized List<String> hosts() {
    SequencedSet<String> all = new LinkedHashSet<>(usedHosts.reversed());
    for (String line : lines(HOSTS)) {
      String[] words = line.split("#", 2)[0].strip().split("\\s+");
      Arrays.stream(words).skip(1).forEach(all::add);
    }
    all.add("127.0.0.1");
    return List.copyOf(all);
  }

  @Override
  public synchronized void used(String host) {
    usedHosts.remove(host);
    usedHosts.add(host);
  }

  @Override
  public List<String> paths(String prefix) {
    int slash = prefix.lastIndexOf('/');
    String folder = slash < 0 ? "" : prefix.substring(0, slash + 1);
    String start = prefix.substring(slash + 1);
    File[] files = new File(folder.isEmpty() ? "." : folder).listFiles();
    List<String> paths = new ArrayList<>();
    for (File file : files == null ? new File[0] : files) {
      boolean hidden = file.getName().startsWith(".") && !start.startsWith(".");
      if (file.getName().startsWith(start) && !hidden && paths.size() < MOST_PATHS) {
        paths.add(folder + file.getName() + (file.isDirectory() ? "/" : ""));
      }
    }
    paths.sort(String::compareTo);
    return paths;
  }
}
