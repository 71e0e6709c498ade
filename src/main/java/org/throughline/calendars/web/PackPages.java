package org.throughline.calendars.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.calendars.Explained;
import org.throughline.calendars.RulePack;
import org.throughline.organisations.Organisation;

/// What the pages about rule packs show.
public final class PackPages {
  private PackPages() {}

  /// @param inForce ids
  /// @param by names of the bodies that published
  public record Listing(
      Organisation body,
      List<RulePack> packs,
      List<Long> inForce,
      Map<Long, String> by,
      boolean mayPublish) {}

  /// @param by who published it; null for the one that comes with the product
  /// @param tried what each rule gives from that day
  public record Shown(
      Organisation body,
      RulePack pack,
      @Nullable String by,
      LocalDate from,
      List<Explained> tried,
      boolean mayPublish) {}

  public record Typing(Organisation body, PackForm form) {}
}
