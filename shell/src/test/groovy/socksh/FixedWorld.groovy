package socksh

import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path
import socksh.command.World

/** A world without surprises: two services, two hosts, the real files, a clock that stands still. */
@CompileStatic
class FixedWorld implements World {
    final Map<String, String> variables = [TOKEN: 's3cret']
    private long count

    byte[] file(String path) { Files.readAllBytes(Path.of(path)) }

    Optional<String> env(String name) { Optional.ofNullable(variables[name]) }

    long counter() { ++count }

    long unixTime() { 1_700_000_000L }

    byte[] random(int count) { new byte[count] }

    Set<String> variables() { variables.keySet() }

    OptionalInt service(String name) {
        services().containsKey(name) ? OptionalInt.of(services()[name]) : OptionalInt.empty()
    }

    Map<String, Integer> services() { [http: 80, ssh: 22] }

    List<String> hosts() { ['localhost', '127.0.0.1'] }

    void used(String host) {}

    List<String> paths(String prefix) { [] }
}
