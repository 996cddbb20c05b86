package socksh.view.timeline;

/** A timeline as a file that needs nothing else to be seen: no font, no script, no other image. */
public final class Picture {
  private static final int MOST_COLUMNS = 6;

  private Picture() {}

  /** How many columns a picture has room for. */
  public static int columns() {
    return MOST_COLUMNS;
  }

  /** As SVG 1.1, which fills the window it is shown in. */
  public static String svg(Timeline timeline) {
    return new Svg(timeline).document();
  }

  /** As a page of HTML with the picture in it. */
  public static String html(Timeline timeline) {
    String names =
        String.join(", ", timeline.columns().stream().map(Column::name).map(Shapes::text).toList());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Conversation of %s</title>
    <style>
    body { margin: 1rem; background: #ffffff; }
    svg { display: block; margin: auto; width: 100%%; height: auto; }
    @media (prefers-color-scheme: dark) { body { background: #16181d; } }
    </style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(names, svg(timeline));
  }
}
