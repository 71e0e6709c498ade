package org.throughline.accounts;

/// What the demo's fictional accounts have in common. No such account exists outside `--demo`.
public final class Demo {
  public static final String PASSWORD = "a-demo-is-a-demo";

  private Demo() {}
}
