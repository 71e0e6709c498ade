package org.throughline.accounts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param demo who may be chosen, by body; empty outside the demo
/// @param password the demo's one password; null outside the demo
public record SignInPage(boolean refused, List<DemoBody> demo, @Nullable String password) {
  public SignInPage {
    demo = List.copyOf(demo);
  }

  /// @param open whether its people are shown without asking
  public record DemoBody(String name, boolean open, List<DemoPerson> people) {}

  public record DemoPerson(String login, String name, String post, String organisation) {}
}
