/** The least a JVM can do: the floor under every start-up time of ours. */
class Hello {
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
